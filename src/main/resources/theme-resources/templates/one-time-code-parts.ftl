<#-- What the one-time-code pages share. keycloak.v2 and its children have field.ftl and buttons.ftl, others have not:
     there an import would be an error, so the markup is written out with the theme's properties. -->
<#assign
    fieldFile = .get_optional_template("field.ftl")
    buttonsFile = .get_optional_template("buttons.ftl")
    macros = false>
<#if fieldFile.exists && buttonsFile.exists>
    <#assign
        field = fieldFile.import()
        buttons = buttonsFile.import()
        macros = field.group?? && field.errorIcon??
            && buttons.actionGroup?? && buttons.button?? && buttons.buttonLink??>
</#if>

<#-- template.ftl then shows the user's name with a restart button beside it. -->
<#function nameShown>
    <#return auth?has_content && auth.showUsername() && !auth.showResetCredentials()>
</#function>

<#macro notice type text id="">
    <div class="alert-${type} ${properties.kcAlertClass!} pf-m-${(type == 'error')?then('danger', type)}
         <#if macros>pf-v5-u-mt-md pf-v5-u-mt-0-on-md</#if>"
         <#if id?has_content>id="${id}"</#if> role="alert">
        <div class="${properties.kcAlertIconClass!"pf-c-alert__icon"}">
            <span class="${(type == 'error')?then(properties.kcFeedbackErrorIcon!, properties.kcFeedbackWarningIcon!)}"
                  aria-hidden="true"></span>
        </div>
        <span class="${properties.kcAlertTitleClass!} kc-feedback-text">${text}</span>
    </div>
</#macro>

<#-- The space that keycloak.v2 leaves around a form is missing on small screens. -->
<#macro form id>
    <form id="${id}" action="${url.loginAction}" method="post" novalidate="novalidate" class="${properties.kcFormClass!}
          <#if macros>pf-v5-u-mt-md pf-v5-u-mt-0-on-md pf-v5-u-mb-md pf-v5-u-mb-0-on-md</#if>">
        <#nested>
    </form>
</#macro>

<#macro paragraph id>
    <div class="${properties.kcFormGroupClass!}">
        <div class="${macros?then('pf-v5-u-text-break-word', properties.kcLabelWrapperClass!)}">
            <p id="${id}"><#nested></p>
        </div>
    </div>
</#macro>

<#-- The error has the id that keycloak.v2 gives it, in every theme. -->
<#macro codeField name label error="" numeric=true describedBy="">
    <#if macros>
        <@field.group name=name label=label>
            <span class="${properties.kcInputClass!} <#if error?has_content>${properties.kcError!}</#if>">
                <@codeInput name=name error=error numeric=numeric describedBy=describedBy/>
                <@field.errorIcon error=error/>
            </span>
            <@fieldError name=name error=error/>
            <#nested>
        </@field.group>
    <#else>
        <div class="${properties.kcFormGroupClass!}">
            <div class="${properties.kcLabelWrapperClass!}">
                <label for="${name}" class="${properties.kcLabelClass!}">${label}</label>
            </div>
            <div class="${properties.kcInputWrapperClass!}">
                <@codeInput name=name error=error numeric=numeric describedBy=describedBy
                    class=properties.kcInputClass!/>
                <@fieldError name=name error=error/>
                <#nested>
            </div>
        </div>
    </#if>
</#macro>

<#macro codeInput name error numeric describedBy class="">
    <#-- No maxlength: it would cut a pasted "1234 5678". -->
    <input id="${name}" name="${name}" type="text" value="" dir="ltr" autofocus autocomplete="one-time-code"
           <#if class?has_content>class="${class}"</#if>
           <#if numeric>inputmode="numeric"<#else>autocapitalize="characters" autocorrect="off"</#if> spellcheck="false"
           <#if error?has_content>aria-invalid="true"</#if>
           aria-describedby="<#if error?has_content>input-error-${name} </#if>${describedBy}"/>
</#macro>

<#macro fieldError name error>
    <#if error?has_content>
        <div class="${properties.kcFormHelperTextClass!}">
            <div class="${properties.kcInputHelperTextClass!}">
                <div id="input-error-${name}" role="alert"
                     class="${properties.kcInputHelperTextItemClass!} ${properties.kcError!}">
                    <span class="${properties.kcInputErrorMessageClass!}">${error}</span>
                </div>
            </div>
        </div>
    </#if>
</#macro>

<#macro helperText>
    <div class="${properties.kcFormHelperTextClass!properties.kcInputHelperTextAfterClass!}">
        <div class="${properties.kcInputHelperTextClass!}">
            <div class="${properties.kcInputHelperTextItemClass!}">
                <span class="${properties.kcInputHelperTextItemTextClass!}"><#nested></span>
            </div>
        </div>
    </div>
</#macro>

<#macro actions>
    <#if macros>
        <@buttons.actionGroup><#nested></@buttons.actionGroup>
    <#else>
        <div class="${properties.kcFormGroupClass!}">
            <div class="${properties.kcFormButtonsClass!}"><#nested></div>
        </div>
    </#if>
</#macro>

<#macro button id name label type="primary">
    <#if macros>
        <@buttons.button id=id name=name label=label type=type value="true"/>
    <#else>
        <button id="${id}" name="${name}" value="true" type="submit"
                class="${properties.kcButtonClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}
                ${(type == 'primary')?then(properties.kcButtonPrimaryClass!, properties.kcButtonDefaultClass!)}">
            ${msg(label)}
        </button>
    </#if>
</#macro>

<#macro link id href label>
    <#if macros>
        <div class="pf-v5-u-mt-md pf-v5-u-mb-md pf-v5-u-mb-0-on-md">
            <@buttons.buttonLink id=id href=href label=label/>
        </div>
    <#else>
        <p><a id="${id}" href="${href}">${msg(label)}</a></p>
    </#if>
</#macro>

<#-- Where nobody has to go on: the ways out of a required action, inside its form. -->
<#macro cancel later=false>
    <#if isAppInitiatedAction??>
        <@actions>
            <@button id="one-time-code-cancel" name="cancel-aia" label="doCancel" type="secondary"/>
        </@actions>
    <#elseif later>
        <@actions>
            <@button id="one-time-code-later" name="one_time_code_later" label="oneTimeCodeLater" type="secondary"/>
        </@actions>
    </#if>
</#macro>

<#-- The way back to the first step, where template.ftl shows none. The restart button of keycloak.v2 is a script. -->
<#macro restart>
    <#if !nameShown()>
        <@link id="reset-login" href=url.loginRestartFlowUrl label="restartLoginTooltip"/>
    <#elseif macros>
        <noscript>
            <@link id="one-time-code-restart" href=url.loginRestartFlowUrl label="restartLoginTooltip"/>
        </noscript>
    </#if>
</#macro>
