<#-- Reads a variable before anything can fail: FreeMarker is then told to log no values. -->
<#assign why = msg("oneTimeCodeMailNoneWhy", realmName)>
<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${why}</p>
<p>${msg("oneTimeCodeMailNoneHelp")}</p>
<p>${msg("oneTimeCodeMailNoneUnexpected")}</p>
</@layout.emailLayout>
