package io.github.onetimecode.login;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.http.HttpRequest;

import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.login.person.FlowPath;
import io.github.onetimecode.page.CachedThemeForms;
import io.github.onetimecode.page.LoginPage;
import io.github.onetimecode.page.PageKind;
import io.github.onetimecode.page.PageLifetime;
import io.github.onetimecode.page.PageTexts;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.MultivaluedHashMap;

/** Builds the page of a step for the flow that runs it. */
final class FlowPage {

    private FlowPage() {
    }

    /** In a password reset, pages show nothing about the user: neither the name nor the user's language. */
    static LoginPage of(AuthenticationFlowContext context) {
        Supplier<LoginFormsProvider> forms = FlowPath.isReset(context)
                ? () -> form(context).setUser(null).setAuthContext(null) : () -> form(context);
        return new LoginPage(forms, context.getUriInfo(), context.getAuthenticationSession(), PageKind.SIGN_IN,
                texts(context));
    }

    /** A message that Keycloak keeps for the next page is taken by its own form alone. */
    private static LoginFormsProvider form(AuthenticationFlowContext context) {
        boolean keycloaks = context instanceof AuthenticationProcessor.Result
                && context.getForwardedErrorMessage() == null && context.getForwardedSuccessMessage() == null
                && context.getForwardedInfoMessage() == null;
        return (keycloaks ? CachedThemeForms.of(context.getSession()) : Optional.<LoginFormsProvider>empty())
                .map(form -> filled(form, context)).orElseGet(context::form);
    }

    /** As {@code AuthenticationProcessor.Result.form} of Keycloak 26.2 and 26.7. */
    private static LoginFormsProvider filled(LoginFormsProvider form, AuthenticationFlowContext context) {
        String accessCode = context.generateAccessCode();
        HttpRequest request = context.getHttpRequest();
        return form.setAuthContext(context).setAuthenticationSession(context.getAuthenticationSession())
                .setUser(context.getUser()).setActionUri(context.getActionUrl(accessCode))
                .setExecution(context.getExecution().getId())
                .setFormData(request.getHttpMethod().equalsIgnoreCase(HttpMethod.POST)
                        ? request.getDecodedFormParameters() : new MultivaluedHashMap<>())
                .setClientSessionCode(accessCode);
    }

    /** In a password reset, the user's language does not count. */
    static PageTexts texts(AuthenticationFlowContext context) {
        return PageTexts.of(context.getSession(), FlowPath.isReset(context) ? null : context.getUser());
    }

    /**
     * How long a page can be posted. In a password reset, the realm's lifespan for actions applies (Keycloak 26.7,
     * {@code LoginActionsService}). Direct grants have no page.
     */
    static Duration life(AuthenticationFlowContext context) {
        if (FlowPath.isDirectGrant(context)) {
            return CodePolicy.LONGEST_LIFETIME;
        }
        return FlowPath.isReset(context) ? PageLifetime.ofAction(context.getRealm())
                : PageLifetime.ofStep(context.getRealm());
    }
}
