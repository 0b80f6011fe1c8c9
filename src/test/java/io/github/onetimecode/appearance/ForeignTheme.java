package io.github.onetimecode.appearance;

import java.util.Locale;
import java.util.Map;

import io.github.onetimecode.server.KeycloakServer;

/** Login themes as others make them: each has something of its own where ours meets the theme. */
public enum ForeignTheme {

    /** As the first keycloak.v2 had it. */
    BUTTON_WITHOUT_TYPE_AND_VALUE("keycloak.v2", "buttons.ftl", """
            <#macro actionGroup><div><#nested></div></#macro>
            <#macro button id name label class=["kcButtonPrimaryClass"]>
                <button class="<#list class as c>${properties[c]} </#list>" name="${name}" id="${id}">\
            ${msg(label)}</button>
            </#macro>
            <#macro buttonLink href label id=""><a id="${id}" href="${href}">${msg(label)}</a></#macro>
            """),
    GROUP_WITHOUT_LABEL("keycloak.v2", "field.ftl", """
            <#macro group name error=""><div id="group-${name}"><#nested></div></#macro>
            <#macro errorIcon><i></i></#macro>
            """),
    MACROS_THAT_TAKE_NONE_BY_NAME("keycloak.v2", "buttons.ftl", """
            <#function actionGroup inner><#return inner></#function>
            <#function button id name label><#return label></#function>
            <#function buttonLink href label><#return label></#function>
            """),
    EMPTY_FIELD_FILE("keycloak.v2", "field.ftl", ""),
    FIELD_FILE_THAT_IS_NONE("base", "field.ftl", "<#macro group"),
    LAYOUT_WITH_FEWER_PARAMETERS("keycloak.v2", "template.ftl", """
            <#macro registrationLayout displayInfo=false>
            <html><body><h1 id="kc-page-title"><#nested "header"></h1><#nested "form"></body></html>
            </#macro>
            """),
    LAYOUT_WITHOUT_PARAMETERS_AND_HEADER("base", "template.ftl", """
            <#macro registrationLayout><html><body><#nested "form"></body></html></#macro>
            """),
    LAYOUT_THAT_NAMES_NO_SECTION("base", "template.ftl", """
            <#macro registrationLayout bodyClass="" displayMessage=true><html><body><#nested></body></html></#macro>
            """),
    LAYOUT_THAT_SHOWS_A_MESSAGE_WITHOUT_A_LOOK("keycloak", "template.ftl", """
            <#macro registrationLayout bodyClass="" displayMessage=true>
            <html><body><h1 id="kc-page-title"><#nested "header"></h1>
            <#if message??><p class="${message.type}">${message.summary}</p></#if><#nested "form"></body></html>
            </#macro>
            """),
    LAYOUT_THAT_WANTS_MORE("keycloak", "template.ftl", """
            <#macro registrationLayout pageTitle displayMessage=true>
            <html><head><title>${pageTitle}</title></head><body><#nested "form"></body></html>
            </#macro>
            """),
    LAYOUT_THAT_READS_WHAT_ONLY_THE_PASSWORD_PAGE_HAS("base", "template.ftl", """
            <#macro registrationLayout displayMessage=true>
            <html><body><#nested "header"><#nested "form">${login.username}</body></html>
            </#macro>
            """),
    LAYOUT_OF_ANOTHER_NAME("keycloak", "template.ftl", """
            <#macro layout displayMessage=true><html><body><#nested "form"></body></html></#macro>
            """),
    LAYOUT_WITHOUT_A_FORM("base", "template.ftl", """
            <#macro registrationLayout displayMessage=true><html><body><div id="root"></div></body></html></#macro>
            """),
    LAYOUT_THAT_DOES_NOT_PARSE("base", "template.ftl", "<#macro registrationLayout><#if x>"),
    /** A copy of a page as it was in the first version. */
    OLDER_PAGE_OF_OURS("keycloak", "one-time-code-refused.ftl", """
            <#import "template.ftl" as layout>
            <#import "one-time-code-parts.ftl" as parts>
            <@layout.registrationLayout; section>
                <#if section == "header">${msg("oneTimeCodeTitle")}<#elseif section == "form">
                    <@parts.form id="one-time-code-form"><@parts.cancel later=false/></@parts.form><@parts.restart/>
                    <@parts.link id="backToApplication" href="/" label="backToApplication"/>
                </#if>
            </@layout.registrationLayout>
            """),
    /** Has a page of its own for each of Keycloak's, and leaves ours to its parent. */
    KEYCLOAKIFY("keycloak", "login.ftl", """
            <!DOCTYPE html><html><head><script>const kcContext = { "pageId": "login.ftl" };</script></head>
            <body><div id="root"></div></body></html>
            """);

    private final String parent;
    private final String file;
    private final String text;

    ForeignTheme(String parent, String file, String text) {
        this.parent = parent;
        this.file = file;
        this.text = text;
    }

    /** Its name at the server, which has it from then on. */
    public String install(KeycloakServer server) {
        String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        server.addTheme(name, Map.of("login/theme.properties", "parent=" + parent + "\n\ndarkMode=true\n",
                "login/" + file, text));
        return name;
    }
}
