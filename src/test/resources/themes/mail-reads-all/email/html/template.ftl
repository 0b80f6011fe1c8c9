<#macro emailLayout preheader="" cta="">
<html lang="${locale.language}" dir="${ltr?then('ltr', 'rtl')}">
<header data-frame="reads-all">${realmName} ${kcSanitize(msg("emailTestSubject"))?no_esc} ${properties.locales!"none"}</header>
<body>
<p>${(user.firstName)!user.username} ${(user.attributes.phone[0])!"-"} ${subject} ${(url.resourcesPath)!}</p>
<#if link??><a href="${link}">${linkExpiration}</a></#if>
<#nested>
</body></html>
</#macro>
