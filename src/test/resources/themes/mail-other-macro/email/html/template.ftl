<#macro htmlEmailLayout>
<html><body data-frame="other-macro"><#nested></body></html>
</#macro>
