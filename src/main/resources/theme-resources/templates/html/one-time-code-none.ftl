<#-- Reads a variable before anything can fail: FreeMarker is then told to log no values. -->
<#assign why = msg("oneTimeCodeMailNoneWhy", realmName)>
<#import "template.ftl" as layout>
<@layout.emailLayout; section>
<#-- Some frames ask for one section after the other, by names of their own. -->
<#assign place = section!"body">
<#if ["header", "heading", "title", "subject"]?seq_contains(place)>
${subject}
<#elseif ["body", "content", "text", "main", "message"]?seq_contains(place)>
<p>${why}</p>
<p>${msg("oneTimeCodeMailNoneHelp")}</p>
<p>${msg("oneTimeCodeMailNoneUnexpected")}</p>
<p>${msg("oneTimeCodeMailNoneReference", reference)}</p>
</#if>
</@layout.emailLayout>
