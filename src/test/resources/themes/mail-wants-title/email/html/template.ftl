<#macro emailLayout title>
<html><head><title>${title}</title></head><body data-frame="wants-title"><#nested></body></html>
</#macro>
