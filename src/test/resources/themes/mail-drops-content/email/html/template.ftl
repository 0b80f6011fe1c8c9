<#macro emailLayout>
<html><body data-frame="drops-content"><p>Hello</p></body></html>
</#macro>
