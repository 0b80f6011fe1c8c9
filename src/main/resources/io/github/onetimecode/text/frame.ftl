<#-- What a mail with a code is framed by where the theme's own frame cannot be used. Reads as little as it can. -->
<#macro emailLayout>
<!DOCTYPE html>
<html>
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
</head>
<body style="font-family: Arial, Helvetica, sans-serif; font-size: 16px; line-height: 1.5; overflow-wrap: anywhere">
    <#nested>
</body>
</html>
</#macro>
