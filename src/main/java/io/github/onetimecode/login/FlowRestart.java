package io.github.onetimecode.login;

import java.util.Set;

import org.keycloak.authentication.AuthenticationFlowContext;

import io.github.onetimecode.login.person.FlowPath;
import io.github.onetimecode.refusal.RefusedException;

/**
 * Sends a login back to its first step. Only some flows survive that; in others Keycloak 26.7 answers the next post
 * with 400.
 */
final class FlowRestart {

    private static final Set<String> FLOWS_THAT_SURVIVE = Set.of("authenticate", FlowPath.RESET);

    private FlowRestart() {
    }

    static boolean isPossible(AuthenticationFlowContext context) {
        return FLOWS_THAT_SURVIVE.contains(context.getFlowPath());
    }

    /** @throws RefusedException in a flow that cannot start again: the page that refuses is its end */
    static void require(AuthenticationFlowContext context) throws RefusedException {
        if (!isPossible(context)) {
            throw RefusedException.exhausted();
        }
    }

    /** The message is forwarded after the reset, which clears all notes, so that the first step's page shows it. */
    static void restart(AuthenticationFlowContext context, String messageKey) {
        String text = FlowPage.texts(context).shown(messageKey);
        context.resetFlow(() -> context.setForwardedInfoMessage(text));
    }
}
