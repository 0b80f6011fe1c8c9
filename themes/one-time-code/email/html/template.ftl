<#macro emailLayout>
<!DOCTYPE html>
<html lang="${locale.toLanguageTag()}" dir="${ltr?then('ltr', 'rtl')}">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light">
    <title>${subject!realmName}</title>
</head>
<body style="margin: 0; padding: 24px 12px; background: #e8eff1">
    <div style="max-width: 560px; margin: 0 auto; background: #fff; color: #1b1d21; border-top: 4px solid #0b5a6b;
        font-family: Arial, Helvetica, sans-serif; font-size: 16px; line-height: 1.5; overflow-wrap: anywhere">
        <div style="padding: 16px 24px; color: #0b5a6b; font-weight: bold; border-bottom: 1px solid #d5e0e3">${realmName}</div>
        <div style="padding: 8px 24px 16px">
            <#nested>
        </div>
    </div>
</body>
</html>
</#macro>
