<#macro emailLayout displayAction=false>
<html><body data-frame="has-sections">
<h1><#nested "heading"></h1>
<div><#nested "text"></div>
<p><#nested "greetings"></p>
<#if displayAction><a href="<#nested "actionLink">"><#nested "actionText"></a></#if>
</body></html>
</#macro>
