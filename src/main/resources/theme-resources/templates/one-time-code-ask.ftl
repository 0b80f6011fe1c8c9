<#import "one-time-code-parts.ftl" as parts>
<@parts.page title=msg("oneTimeCodeTitle")>
<!-- template: one-time-code-ask.ftl -->
    <@parts.form id="one-time-code-form">
        <@parts.paragraph id="one-time-code-ask">
            ${msg("oneTimeCodeAsk")}
        </@parts.paragraph>
        <@parts.actions>
            <@parts.button id="one-time-code-send" name="one_time_code_send" label="oneTimeCodeOfferSend"/>
        </@parts.actions>
        <#if oneTimeCode.purpose != "SIGN_IN">
            <@parts.cancel later=oneTimeCode.purpose == "OFFER"/>
        </#if>
    </@parts.form>
</@parts.page>
