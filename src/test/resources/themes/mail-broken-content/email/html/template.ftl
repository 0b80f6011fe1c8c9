<#macro emailLayout>
<html><body data-frame="broken-content"><#nested></body></html>
</#macro>
