<#macro emailLayout>
<html><body data-frame="without-code"><#nested></body></html>
</#macro>
