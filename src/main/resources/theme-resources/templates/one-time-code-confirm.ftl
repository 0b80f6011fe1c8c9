<#import "one-time-code-parts.ftl" as parts>
<#assign
    <#-- What holds, as a hash: FreeMarker compares texts by the rules of a language, which takes ten times as long. -->
    is = {oneTimeCode.delivery: true, oneTimeCode.purpose: true}
    expired = oneTimeCode.expired
    failed = is.failed??
    sending = is.sending?? && !expired
    again = oneTimeCode.resendOffered || sending
    sent = oneTimeCode.approver?then(msg("oneTimeCodeSentToApprover"), oneTimeCode.address?has_content
        ?then(msg("oneTimeCodeSentTo", oneTimeCode.address), msg("oneTimeCodeSent")))
    onItsWay = oneTimeCode.approver?then(msg("oneTimeCodeSendingToApprover"), oneTimeCode.address?has_content
        ?then(msg("oneTimeCodeSendingTo", oneTimeCode.address), msg("oneTimeCodeSending")))
    characters = oneTimeCode.numeric?then(msg("oneTimeCodeDigits", oneTimeCode.length),
        msg("oneTimeCodeCharacters", oneTimeCode.length))
    trouble = expired?then(msg("oneTimeCodeExpired"), failed?then(msg("oneTimeCodeMailFailed"), ""))
    <#-- Keycloak has a message of the page wherever it has one of a field. It is a variable, the other is a search. -->
    error = (message?? && messagesPerField.existsError("one_time_code"))?then(messagesPerField.get("one_time_code"), "")
    told = trouble?has_content && !error?has_content && parts.noticeText == trouble
    application = oneTimeCode.client?has_content?then(oneTimeCode.client, msg("oneTimeCodeNameNotShown"))
    title = (expired || failed || oneTimeCode.approver)?then(msg("oneTimeCodeTitle"), msg("oneTimeCodeCheckMail"))>
<@parts.page title=title>
<!-- template: one-time-code-confirm.ftl -->
    <#-- A problem of the whole page is shown once above the form, not as an error of the field. -->
    <#if !error?has_content>
        <#-- The script removes it as soon as it is no longer so. -->
        <@parts.messageNotice id=(sending && parts.noticeText?has_content
            && parts.noticeText == msg("oneTimeCodeResending"))?then("one-time-code-resending", "")/>
    </#if>
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
        <#if !is.SIGN_IN??>
            <@parts.paragraph id="one-time-code-purpose">${msg("oneTimeCodeEnrol")}</@parts.paragraph>
        </#if>
        <@parts.paragraph id="one-time-code-sent">
            <span id="one-time-code-delivery" data-state="${oneTimeCode.delivery}" role="status"><#t>
                <#if sending>${onItsWay}<#elseif !trouble?has_content>${sent}</#if><#t>
            </span>
            ${msg("oneTimeCodeFor", application)}
        </@parts.paragraph>
        <#if expired>
            <#if again>
                <@parts.actions>
                    <@parts.button id="one-time-code-resend" name="one_time_code_resend" label="oneTimeCodeSendNew"/>
                    <#if oneTimeCode.secondsUntilResend gt 0>
                        <@parts.helperText>
                            <span id="one-time-code-wait">
                                ${msg("oneTimeCodeResendWait", oneTimeCode.secondsUntilResend)}
                            </span>
                        </@parts.helperText>
                    </#if>
                    <span id="one-time-code-ready" class="one-time-code-spoken" role="status"></span>
                </@parts.actions>
            </#if>
        <#else>
            <@parts.codeField name="one_time_code" label=msg("oneTimeCodeLabel") unit=characters
                    numeric=oneTimeCode.numeric error=(trouble?has_content && error == trouble)?then("", error)
                    describedBy="one-time-code-sent one-time-code-hint">
                <@parts.helperText>
                    <span id="one-time-code-hint">
                        ${msg("oneTimeCodeReference", oneTimeCode.reference)}
                        ${(oneTimeCode.minutesLeft gt 0)?then(msg("oneTimeCodeMinutesLeft", oneTimeCode.minutesLeft),
                            msg("oneTimeCodeSecondsLeft", oneTimeCode.secondsLeft))}
                        <span id="one-time-code-goes-on" class="one-time-code-spoken"></span>
                    </span>
                </@parts.helperText>
            </@parts.codeField>
            <#-- The Enter key presses the first button of the form. -->
            <@parts.actions>
                <@parts.button id="kc-login" name="login" label="doContinue"/>
            </@parts.actions>
            <#if again>
                <@parts.quiet id="one-time-code-again" hidden=!oneTimeCode.resendOffered>
                    <#-- Without script, users can press it too early; the server then says so. -->
                    <button id="one-time-code-resend" name="one_time_code_resend" value="true" type="submit"
                            class="one-time-code-link"><#t>
                        <#if oneTimeCode.secondsUntilResend gt 0>
                            <span id="one-time-code-wait"><#t>
                                ${msg("oneTimeCodeResendWait", oneTimeCode.secondsUntilResend)}<#t>
                            </span><#t>
                        <#else>
                            ${msg("oneTimeCodeResend")}<#t>
                        </#if>
                    </button>
                    <span id="one-time-code-ready" class="one-time-code-spoken" role="status"></span>
                </@parts.quiet>
            </#if>
        </#if>
        <@parts.cancel later=is.OFFER??/>
    </@parts.form>
    <#-- Where an enrolment is demanded, an expired code that cannot be sent again leaves no other way. -->
    <#if is.SIGN_IN?? || is.ENROLMENT?? && expired && !again && !isAppInitiatedAction??>
        <@parts.restart/>
    </#if>
    <#if again || !expired>
        <script type="module" src="${url.resourcesPath}/${parts.script}" id="one-time-code-script"
            data-length="${oneTimeCode.length?c}" data-characters="${oneTimeCode.characters}"
            data-goes-on="${msg("oneTimeCodeGoesOn")}"
            data-seconds="${oneTimeCode.secondsUntilResend?c}" data-last="${msg("oneTimeCodeResendWait", 1)}"
            data-again="${msg("oneTimeCodeResend")}" data-ready="${msg("oneTimeCodeResendReady")}"
            <#if sending>data-state-address="${oneTimeCode.stateAddress}" data-sent="${sent}"
                data-lifetime="${oneTimeCode.secondsLeft?c}"</#if>></script>
    </#if>
</@parts.page>
