<#-- The frame of a mail if the theme's own frame cannot be used. It reads as few variables as possible. -->
<#macro emailLayout>
<!DOCTYPE html>
<html lang="${(locale.toLanguageTag())!"en"}" dir="${(ltr!true)?then("ltr", "rtl")}">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
</head>
<body style="font-family: Arial, Helvetica, sans-serif; font-size: 16px; line-height: 1.5; overflow-wrap: anywhere">
    <#nested>
</body>
</html>
</#macro>
