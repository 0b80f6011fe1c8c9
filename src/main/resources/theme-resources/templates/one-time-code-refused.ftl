<#import "template.ftl" as layout>
<#import "one-time-code-parts.ftl" as parts>
<@layout.registrationLayout; section>
<!-- template: one-time-code-refused.ftl -->
    <#if section == "header">
        ${msg("oneTimeCodeTitle")}
    <#elseif section == "form">
        <#if oneTimeCode.restart>
            <@parts.restart/>
        </#if>
        <#if (client.baseUrl)?has_content>
            <@parts.link id="backToApplication" href=client.baseUrl label="backToApplication"/>
        </#if>
    </#if>
</@layout.registrationLayout>
