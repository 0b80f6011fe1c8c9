<#macro emailLayout>
<@emailLayout><#nested></@emailLayout>
</#macro>
