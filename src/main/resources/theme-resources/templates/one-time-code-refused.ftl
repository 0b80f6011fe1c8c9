<#import "one-time-code-parts.ftl" as parts>
<@parts.page title=msg("oneTimeCodeTitle")>
<!-- template: one-time-code-refused.ftl -->
    <@parts.messageNotice/>
    <#if oneTimeCode.purpose != "SIGN_IN">
        <@parts.form id="one-time-code-form">
            <@parts.cancel later=oneTimeCode.purpose == "OFFER"/>
        </@parts.form>
    </#if>
    <#if oneTimeCode.restart && !isAppInitiatedAction??>
        <@parts.restart/>
    </#if>
    <#if (client.baseUrl)?has_content>
        <@parts.link id="backToApplication" href=client.baseUrl label="backToApplication"/>
    </#if>
</@parts.page>
