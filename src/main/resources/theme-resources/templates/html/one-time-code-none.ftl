<#-- Reads a variable before anything can fail, since that stops FreeMarker from logging values. -->
<#assign why = msg("oneTimeCodeMailNoneWhy", realmName)>
<#import "template.ftl" as layout>
<@layout.emailLayout; section>
<#-- Some frames request several sections, by their own names. -->
<#assign place = section!"body">
<#assign place = place?is_string?then(place, "")>
<#if {"header": 1, "heading": 1, "title": 1, "subject": 1}[place]??>
${subject}
<#elseif {"body": 1, "content": 1, "text": 1, "main": 1, "message": 1}[place]??>
<p>${why}</p>
<p>${msg("oneTimeCodeMailNoneHelp")}</p>
<p>${msg("oneTimeCodeMailNoneUnexpected")}</p>
<p>${msg("oneTimeCodeMailNoneReference", reference)}</p>
</#if>
</@layout.emailLayout>
