<#macro emailLayout>
<html><body>${user.email?date("yyyy-MM-dd")}<#nested></body></html>
</#macro>
