<#-- What the one-time-code pages share. Of the theme they use its classes and one macro, the frame of template.ftl:
     the macros of its field.ftl and buttons.ftl take other parameters in every version and in many a theme. -->
<#assign
    <#-- The name of a file changes with what is in it, so that no cache keeps an old one. -->
    script = "js/one-time-code.d070a1bcdca1.js"
    style = "css/one-time-code.fd04ce3609e1.css"
    <#-- keycloak.v2 and its children: the class of an input is at an element around it, buttons have all their classes in
         one property. -->
    v2 = properties.kcFormActionGroupClass??
    noticeText = (message.summary)!""
    noticeType = (message.type)!"info"
    paged = false
    headed = false
    filled = false>

<#-- In the theme's frame, whatever it takes, or without one if that can't be: its template.ftl may be of an older Keycloak,
     lack the macro or want to be told more. It is told nothing, and shows no message, since the page does that itself. -->
<#macro page title>
    <#assign paged = true>
    <#if noticeText?has_content>
        <#global message = {}>
    </#if>
    <#assign html = "">
    <#attempt>
        <#assign html><@framed title=title><#nested></@framed></#assign>
    <#recover>
        <#assign filled = false>
    </#attempt>
    <#if !filled>
        <#assign html><@unframed title=title><#nested></@unframed></#assign>
    </#if>
    ${withWaysOut(html?markup_string)?no_esc}<#t>
</#macro>

<#macro framed title>
    <#local layout = .get_optional_template("template.ftl").import()>
    <@layout.registrationLayout; section>
        <#if (section!"form") == "header">
            <#assign headed = true>
            ${title}<#t>
        <#elseif (section!"form") == "form" && !filled>
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
    <!-- one-time-code-other-way -->
</#macro>

<#-- The ways out that Keycloak's frame has and this one has not. -->
<#function withWaysOut html>
    <#local restart><@startAgain shown=html?matches(".*href=[\"'][^\"']*login-actions/restart.*", "s")/></#local>
    <#local otherWay>
        <#if auth?has_content && auth.showTryAnotherWayLink() && !html?contains("tryAnotherWay")>
            <form action="${url.loginAction}" method="post" class="one-time-code-quiet">
                <button name="tryAnotherWay" value="on" type="submit" class="one-time-code-link"><#t>
                    <@words key="doTryAnotherWay"/><#t>
                </button>
            </form>
        </#if>
    </#local>
    <#return html?replace("<!-- one-time-code-restart -->", restart?markup_string)
        ?replace("<!-- one-time-code-other-way -->", otherWay?markup_string)>
</#function>

<#-- What Keycloak's frame would show above the form. During an action that the application asked for, no warning that the
     action is due. -->
<#macro messageNotice>
    <#if noticeText?has_content && (noticeType != "warning" || !isAppInitiatedAction??)>
        <@notice type=noticeType text=noticeText/>
    </#if>
</#macro>

<#macro notice type text id="">
    <#local
        kind = (type == "error")?then("danger", type)
        icon = properties["kcFeedback" + type?cap_first + "Icon"]!"">
    <div class="alert-${type} ${properties.kcAlertClass!} pf-m-${kind} <#if v2>pf-v5-u-mt-md pf-v5-u-mt-0-on-md</#if>"
         <#if id?has_content>id="${id}"</#if> role="${(type == "info" || type == "success")?then("status", "alert")}">
        <div class="${properties.kcAlertIconClass!"pf-c-alert__icon"}"><span class="${icon}" aria-hidden="true"></span></div>
        <span class="${properties.kcAlertTitleClass!} kc-feedback-text">${text}</span>
    </div>
</#macro>

<#-- The space that keycloak.v2 leaves around a form is missing on small screens. -->
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

<#-- The error has the id that keycloak.v2 gives it, in every theme. -->
<#macro codeField name label unit="" error="" numeric=true describedBy="">
    <div class="${properties.kcFormGroupClass!}">
        <div class="${properties.kcFormGroupLabelClass!properties.kcLabelWrapperClass!}">
            <label for="${name}" class="${properties.kcFormLabelClass!properties.kcLabelClass!}">
                <span class="${properties.kcFormLabelTextClass!}">${label}</span><#t>
                <#if unit?has_content> (${unit})</#if><#t>
            </label>
        </div>
        <#if v2>
            <span class="${properties.kcInputClass!} <#if error?has_content>${properties.kcError!}</#if>">
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
    <#-- No maxlength: it would cut a pasted "1234 5678", and what a mail says around it. -->
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
            ${(type == 'primary')?then(properties.kcButtonPrimaryClass!,
                properties.kcButtonSecondaryClass!properties.kcButtonDefaultClass!)}">
        ${msg(label)}<#t>
    </button>
</#macro>

<#-- A line of its own below the buttons, which does not press itself forward. -->
<#macro quiet id hidden=false>
    <div class="${properties.kcFormGroupClass!} one-time-code-quiet" id="${id}" <#if hidden>hidden</#if>>
        <div class="${v2?then('', properties.kcFormButtonsClass!)}"><#nested></div>
    </div>
</#macro>

<#-- Keycloak's own words hold entities such as &laquo; in older versions, and in themes that were made of those. -->
<#macro words key><#if kcSanitize??>${kcSanitize(msg(key))?no_esc}<#else>${msg(key)}</#if></#macro>

<#macro link id href label>
    <p class="one-time-code-quiet">
        <a id="${id}" href="${href}" class="one-time-code-link"><@words key=label/></a>
    </p>
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

<#-- The way back to the first step, where the frame shows none. -->
<#macro restart>
    <#if paged>
        <!-- one-time-code-restart -->
    <#else>
        <#-- A page of a theme that calls the frame itself, as ours did. Keycloak's shows a button beside the user's name. -->
        <@startAgain shown=auth?has_content && auth.showUsername() && !auth.showResetCredentials()/>
    </#if>
</#macro>

<#-- The restart button of keycloak.v2 is a script. -->
<#macro startAgain shown>
    <#if !shown>
        <@link id="reset-login" href=url.loginRestartFlowUrl label="restartLoginTooltip"/>
    <#elseif v2>
        <noscript>
            <@link id="one-time-code-restart" href=url.loginRestartFlowUrl label="restartLoginTooltip"/>
        </noscript>
    </#if>
</#macro>
