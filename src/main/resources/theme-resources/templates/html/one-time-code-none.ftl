<#-- Reads a variable before anything can fail, since that stops FreeMarker from logging values. -->
<#assign why = msg("oneTimeCodeMailNoneWhy", realmName)>
<#import "template.ftl" as layout>
<@layout.emailLayout; section>
<#-- Some frames request several sections, by their own names. -->
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
