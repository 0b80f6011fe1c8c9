<#-- What the one-time-code pages share. They use the classes of the theme and one macro, the frame of template.ftl. The
     macros of field.ftl and buttons.ftl take different parameters in each version of Keycloak and in many themes. -->
<#assign
    <#-- The name of each file contains a hash of its content, so that no cache serves an old one. -->
    script = "js/one-time-code.fac2b50ba077.js"
    style = "css/one-time-code.fd04ce3609e1.css"
    <#-- In keycloak.v2 and its children, the class of an input belongs to the element around it, and one property holds
         all classes of a button. -->
    v2 = properties.kcFormActionGroupClass??
    noticeText = (message.summary)!""
    noticeType = (message.type)!"info"
    paged = false
    headed = false
    filled = false>

<#-- Shows the page in the theme's frame or, if that fails, without a frame. A theme's template.ftl may come from an
     older Keycloak, lack the macro or require parameters. The frame gets no parameters and no message; the page shows
     the message itself. framedPage keeps the page until it is known which links it needs. It is not for themes. -->
<#macro page title>
    <#assign paged = true>
    <#if noticeText?has_content>
        <#global message = {}>
    </#if>
    <#attempt>
        <@framedPage.keep><@framed title=title><#nested></@framed></@framedPage.keep>
    <#recover>
        <#assign filled = false>
    </#attempt>
    <#if !filled>
        <@framedPage.keep><@unframed title=title><#nested></@unframed></@framedPage.keep>
    </#if>
    <@framedPage.write; isRestart>
        <#if isRestart><@startAgain shown=framedPage.hasRestart/><#else><@otherWay shown=framedPage.hasOtherWay/></#if>
    </@framedPage.write>
</#macro>

<#macro framed title>
    <#local layout = .get_optional_template("template.ftl").import()>
    <@layout.registrationLayout; section>
        <#-- A hash, since frames ask for many sections, and FreeMarker compares texts slowly. -->
        <#local asked = {section!"form": true}>
        <#if asked.header??>
            <#assign headed = true>
            ${title}<#t>
        <#elseif asked.form?? && !filled>
            <#assign filled = true>
            <#if !headed><h1 id="kc-page-title">${title}</h1></#if>
            <@content><#nested></@content>
        </#if>
    </@layout.registrationLayout>
</#macro>

<#macro unframed title>
<!DOCTYPE html>
<html lang="${lang!"en"}" dir="${((locale.rtl)!false)?then("rtl", "ltr")}">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
</head>
<body>
    <main class="one-time-code-alone">
        <h1 id="kc-page-title">${title}</h1>
        <@content><#nested></@content>
    </main>
</body>
</html>
</#macro>

<#macro content>
    <link rel="stylesheet" href="${url.resourcesPath}/${style}">
    <#nested>
    ${framedPage.otherWayMark?no_esc}
</#macro>

<#-- The links that Keycloak's frame has, for one that lacks them. -->
<#macro otherWay shown>
    <#if auth?has_content && auth.showTryAnotherWayLink() && !shown>
        <form action="${url.loginAction}" method="post" class="one-time-code-quiet">
            <button name="tryAnotherWay" value="on" type="submit" class="one-time-code-link"><#t>
                <@words key="doTryAnotherWay"/><#t>
            </button>
        </form>
    </#if>
</#macro>

<#-- The message that Keycloak's frame would show above the form. If the application requested the action, the warning
     that the action is due is left out. -->
<#macro messageNotice id="">
    <#if noticeText?has_content && (noticeType != "warning" || !isAppInitiatedAction??)>
        <@notice type=noticeType text=noticeText id=id/>
    </#if>
</#macro>

<#macro notice type text id="">
    <#local
        kind = {"error": "danger"}[type]!type
        icon = properties["kcFeedback" + type?cap_first + "Icon"]!"">
    <div class="alert-${type} ${properties.kcAlertClass!} pf-m-${kind} <#if v2>pf-v5-u-mt-md pf-v5-u-mt-0-on-md</#if>"
         <#if id?has_content>id="${id}"</#if> role="${{"info": "status", "success": "status"}[type]!"alert"}">
        <div class="${properties.kcAlertIconClass!"pf-c-alert__icon"}"><span class="${icon}" aria-hidden="true"></span></div>
        <span class="${properties.kcAlertTitleClass!} kc-feedback-text"><@safe text=text/></span>
    </div>
</#macro>

<#-- Adds the space around the form that keycloak.v2 leaves out on small screens. -->
<#macro form id>
    <form id="${id}" action="${url.loginAction}" method="post" novalidate="novalidate" class="${properties.kcFormClass!}
          <#if v2>pf-v5-u-mt-md pf-v5-u-mt-0-on-md pf-v5-u-mb-md pf-v5-u-mb-0-on-md</#if>">
        <#nested>
    </form>
</#macro>

<#macro paragraph id>
    <div class="${properties.kcFormGroupClass!}">
        <div class="one-time-code-text ${v2?then('', properties.kcLabelWrapperClass!)}">
            <p id="${id}"><#nested></p>
        </div>
    </div>
</#macro>

<#-- In every theme the error has the id that keycloak.v2 uses. -->
<#macro codeField name label unit="" error="" numeric=true describedBy="">
    <div class="${properties.kcFormGroupClass!}">
        <div class="${properties.kcFormGroupLabelClass!properties.kcLabelWrapperClass!}">
            <label for="${name}" class="${properties.kcFormLabelClass!properties.kcLabelClass!}">
                <span class="${properties.kcFormLabelTextClass!}">${label}</span><#t>
                <#if unit?has_content> (${unit})</#if><#t>
            </label>
        </div>
        <#if v2>
            <#-- The icon of an error stands where what is entered ends, on pages from right to left, too. -->
            <span dir="ltr" class="${properties.kcInputClass!} <#if error?has_content>${properties.kcError!}</#if>">
                <@codeInput name=name error=error numeric=numeric describedBy=describedBy/>
                <#if error?has_content>
                    <span class="${properties.kcFormControlUtilClass!}">
                        <span class="${properties.kcInputErrorIconStatusClass!}">
                            <i class="${properties.kcInputErrorIconClass!}" aria-hidden="true"></i>
                        </span>
                    </span>
                </#if>
            </span>
            <@fieldError name=name error=error/>
            <#nested>
        <#else>
            <div class="${properties.kcInputWrapperClass!}">
                <@codeInput name=name error=error numeric=numeric describedBy=describedBy
                    class=properties.kcInputClass!/>
                <@fieldError name=name error=error/>
                <#nested>
            </div>
        </#if>
    </div>
</#macro>

<#macro codeInput name error numeric describedBy class="">
    <#-- No maxlength: it would cut off a pasted "1234 5678" or a pasted line of the mail. -->
    <input id="${name}" name="${name}" type="text" value="" dir="ltr" autofocus autocomplete="one-time-code"
           class="one-time-code-input ${properties.kcInputClass?has_content?then(class, "one-time-code-bare")}"
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
    <div class="${properties.kcFormGroupClass!}">
        <div class="${properties.kcFormActionGroupClass!properties.kcFormButtonsClass!}"><#nested></div>
    </div>
</#macro>

<#macro button id name label type="primary">
    <button id="${id}" name="${name}" value="true" type="submit"
            class="${properties.kcButtonPrimaryClass?has_content?then("", "one-time-code-button")}
            ${properties.kcButtonClass!} ${properties.kcButtonBlockClass!} ${properties.kcButtonLargeClass!}
            ${{"primary": properties.kcButtonPrimaryClass!}[type]!properties.kcButtonSecondaryClass!
                properties.kcButtonDefaultClass!}">
        ${msg(label)}<#t>
    </button>
</#macro>

<#-- An unobtrusive line below the buttons. -->
<#macro quiet id hidden=false>
    <div class="${properties.kcFormGroupClass!} one-time-code-quiet" id="${id}" <#if hidden>hidden</#if>>
        <div class="${v2?then('', properties.kcFormButtonsClass!)}"><#nested></div>
    </div>
</#macro>

<#-- Keycloak's own texts contain entities such as &laquo; in older versions and in themes made from them. To make a text
     without markup safe costs more than all else of a link. -->
<#macro words key>
    <@safe text=msg(key)/><#t>
</#macro>

<#macro safe text>
    <#if kcSanitize?? && (text?contains("&") || text?contains("<"))>${kcSanitize(text)?no_esc}<#else>${text}</#if><#t>
</#macro>

<#macro link id href label>
    <p class="one-time-code-quiet">
        <a id="${id}" href="${href}" class="one-time-code-link"><@words key=label/></a>
    </p>
</#macro>

<#-- The buttons that leave a required action, inside its form. -->
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

<#-- The link back to the first step, unless the frame shows one. -->
<#macro restart>
    <#if paged>
        ${framedPage.restartMark?no_esc}
    <#else>
        <#-- For a theme's page that calls the frame itself. Keycloak's frame shows a button beside the user's name. -->
        <@startAgain shown=auth?has_content && auth.showUsername() && !auth.showResetCredentials()/>
    </#if>
</#macro>

<#-- The restart button of keycloak.v2 needs script. -->
<#macro startAgain shown>
    <#if !shown>
        <@link id="reset-login" href=url.loginRestartFlowUrl label="restartLoginTooltip"/>
    <#elseif v2>
        <noscript>
            <@link id="one-time-code-restart" href=url.loginRestartFlowUrl label="restartLoginTooltip"/>
        </noscript>
    </#if>
</#macro>
