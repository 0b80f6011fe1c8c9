<#import "template.ftl" as layout>
<#import "one-time-code-parts.ftl" as parts>
<#assign
    expired = oneTimeCode.expired
    failed = oneTimeCode.delivery == "failed"
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
        <@parts.form id="one-time-code-form">
            <@parts.paragraph id="one-time-code-sent">
                <#if !trouble?has_content>
                    <#if oneTimeCode.approver>
                        ${msg("oneTimeCodeSentToApprover")}
                    <#elseif oneTimeCode.address?has_content>
                        ${msg("oneTimeCodeSentTo", oneTimeCode.address)}
                    <#else>
                        ${msg("oneTimeCodeSent")}
                    </#if>
                </#if>
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
            <#if oneTimeCode.resendOffered>
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
            </#if>
        </@parts.form>
        <@parts.restart/>
        <#if oneTimeCode.resendOffered>
            <script type="module" src="${url.resourcesPath}/js/one-time-code.js" id="one-time-code-script"
                data-seconds="${oneTimeCode.secondsUntilResend?c}" data-last="${msg("oneTimeCodeResendWait", 1)}"
                data-ready="${msg("oneTimeCodeResendReady")}"></script>
        </#if>
    </#if>
</@layout.registrationLayout>
