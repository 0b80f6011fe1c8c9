<#macro emailLayout>
<html><body data-frame="reads-link">
<#nested>
<a href="${link}">${linkExpirationFormatter(linkExpiration)}</a>
</body></html>
</#macro>
