<#import "template.ftl" as layout>
<#import "one-time-code-parts.ftl" as parts>
<#assign
    expired = oneTimeCode.expired
    failed = oneTimeCode.delivery == "failed"
    sending = oneTimeCode.delivery == "sending" && !expired
    sent = oneTimeCode.approver?then(msg("oneTimeCodeSentToApprover"), oneTimeCode.address?has_content
        ?then(msg("oneTimeCodeSentTo", oneTimeCode.address), msg("oneTimeCodeSent")))
    onItsWay = oneTimeCode.approver?then(msg("oneTimeCodeSendingToApprover"), oneTimeCode.address?has_content
        ?then(msg("oneTimeCodeSendingTo", oneTimeCode.address), msg("oneTimeCodeSending")))
    trouble = expired?then(msg("oneTimeCodeExpired"), failed?then(msg("oneTimeCodeMailFailed"), ""))
    error = messagesPerField.existsError("one_time_code")?then(messagesPerField.get("one_time_code"), "")
    told = !error?has_content && ((message.summary)!"") == trouble>
<@layout.registrationLayout displayMessage=!error?has_content; section>
<!-- template: one-time-code-confirm.ftl -->
    <#if section == "header">
        ${msg("oneTimeCodeTitle")}
    <#elseif section == "form">
        <#-- What troubles the whole page is said once, above the form, and not as a mistake in the field. -->
        <#if trouble?has_content && !told>
            <@parts.notice type=expired?then("warning", "error") text=trouble
                id=(error == trouble)?then("input-error-one_time_code", "")/>
        </#if>
        <#if expired && error?has_content && error != trouble>
            <@parts.notice type="error" text=error id="input-error-one_time_code"/>
        </#if>
        <#if sending>
            <div id="one-time-code-trouble" hidden>
                <@parts.notice type="error" text=msg("oneTimeCodeMailFailed")/>
            </div>
        </#if>
        <@parts.form id="one-time-code-form">
            <#if oneTimeCode.purpose != "SIGN_IN">
                <@parts.paragraph id="one-time-code-purpose">${msg("oneTimeCodeEnrol")}</@parts.paragraph>
            </#if>
            <@parts.paragraph id="one-time-code-sent">
                <span id="one-time-code-delivery" data-state="${oneTimeCode.delivery}" role="status"><#t>
                    <#if sending>${onItsWay}<#elseif !trouble?has_content>${sent}</#if><#t>
                </span>
                ${msg("oneTimeCodeFor", oneTimeCode.client)}
            </@parts.paragraph>
            <#if !expired>
                <@parts.codeField name="one_time_code" label=msg("oneTimeCodeLabel") numeric=oneTimeCode.numeric
                        error=(error == trouble)?then("", error) describedBy="one-time-code-sent one-time-code-hint">
                    <@parts.helperText>
                        <span id="one-time-code-hint">
                            ${msg("oneTimeCodeReference", oneTimeCode.reference)}
                            ${msg("oneTimeCodeMinutesLeft", oneTimeCode.minutesLeft)}
                        </span>
                    </@parts.helperText>
                </@parts.codeField>
            </#if>
            <#-- The first button of the form is the one that the Enter key presses. -->
            <#if !expired>
                <@parts.actions>
                    <@parts.button id="kc-login" name="login" label="doContinue"/>
                </@parts.actions>
            </#if>
            <#if oneTimeCode.resendOffered || sending>
              <div id="one-time-code-again" <#if !oneTimeCode.resendOffered>hidden</#if>>
                <@parts.actions>
                    <@parts.button id="one-time-code-resend" name="one_time_code_resend"
                        label=expired?then("oneTimeCodeSendNew", "oneTimeCodeResend")
                        type=expired?then("primary", "secondary")/>
                    <#if oneTimeCode.secondsUntilResend gt 0>
                        <@parts.helperText>
                            <span id="one-time-code-wait">
                                ${msg("oneTimeCodeResendWait", oneTimeCode.secondsUntilResend)}
                            </span>
                            <span id="one-time-code-ready" role="status"></span>
                        </@parts.helperText>
                    </#if>
                </@parts.actions>
              </div>
            </#if>
            <@parts.cancel later=oneTimeCode.purpose == "OFFER"/>
        </@parts.form>
        <#if oneTimeCode.purpose == "SIGN_IN">
            <@parts.restart/>
        </#if>
        <#if oneTimeCode.resendOffered || sending>
            <script type="module" src="${url.resourcesPath}/js/one-time-code.js" id="one-time-code-script"
                data-seconds="${oneTimeCode.secondsUntilResend?c}" data-last="${msg("oneTimeCodeResendWait", 1)}"
                data-ready="${msg("oneTimeCodeResendReady")}"
                <#if sending>data-state-address="${oneTimeCode.stateAddress}" data-sent="${sent}"
                    data-lifetime="${(oneTimeCode.minutesLeft * 60)?c}"</#if>></script>
        </#if>
    </#if>
</@layout.registrationLayout>
