<#-- Reads a variable before anything can fail, since that stops FreeMarker from logging values. -->
<#assign line = approver?then(msg("oneTimeCodeMailApproverCode", code), msg("oneTimeCodeMailCode", code))>
<#assign application = client?has_content?then(client, msg("oneTimeCodeNameNotShown"))>
<#assign person = asker?has_content?then(asker, msg("oneTimeCodeNameNotShown"))>
<#import "template.ftl" as layout>
<@layout.emailLayout; section>
<#-- Some frames request several sections, by their own names. A look into a hash is faster than a search. -->
<#assign place = section!"body">
<#assign place = place?is_string?then(place, "")>
<#if {"header": 1, "heading": 1, "title": 1, "subject": 1}[place]??>
${subject}
<#elseif {"body": 1, "content": 1, "text": 1, "main": 1, "message": 1}[place]??>
<p>${line?keep_before(code)}<strong class="one-time-code" translate="no" dir="ltr"
    style="font-family: monospace; font-size: 175%; white-space: nowrap;
    -webkit-user-select: all; user-select: all">${code}</strong>${line?keep_after(code)}</p>
<p>
    <#if approver>
        ${msg("oneTimeCodeMailApproverWho", person, application)}
        <strong>${msg("oneTimeCodeMailApproverOnly", person)}</strong>
    <#elseif purpose?has_content>
        ${msg("oneTimeCodeMailPurpose", application, purpose)}
    <#else>
        ${msg("oneTimeCodeMailClient", application)}
    </#if>
    ${(minutes gt 0)?then(msg("oneTimeCodeMailMinutes", minutes), msg("oneTimeCodeMailSeconds", seconds))}
    ${msg("oneTimeCodeMailAskedAt", askedAt)}
</p>
<p>
    ${msg(approver?then("oneTimeCodeMailApproverNever", "oneTimeCodeMailNever"), realmName)}
    ${msg(approver?then("oneTimeCodeMailApproverUnexpected", "oneTimeCodeMailUnexpected"))}
</p>
<p>${msg(approver?then("oneTimeCodeMailApproverReference", "oneTimeCodeMailReference"), reference)}</p>
</#if>
</@layout.emailLayout>
