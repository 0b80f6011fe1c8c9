package io.github.onetimecode.login;

import java.time.Duration;
import java.util.function.Supplier;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;

import io.github.onetimecode.core.CodePolicy;
import io.github.onetimecode.login.person.FlowPath;
import io.github.onetimecode.page.LoginPage;
import io.github.onetimecode.page.PageKind;
import io.github.onetimecode.page.PageLifetime;
import io.github.onetimecode.page.PageTexts;

/** Builds the page of a step for the flow that runs it. */
final class FlowPage {

    private FlowPage() {
    }

    /** In a password reset, pages show nothing about the user: neither the name nor the user's language. */
    static LoginPage of(AuthenticationFlowContext context) {
        Supplier<LoginFormsProvider> forms = FlowPath.isReset(context)
                ? () -> context.form().setUser(null).setAuthContext(null) : context::form;
        return new LoginPage(forms, context.getUriInfo(), context.getAuthenticationSession(), PageKind.SIGN_IN,
                texts(context));
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
