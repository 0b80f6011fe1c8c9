package io.github.onetimecode.enrolment;

import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventBuilder;

import io.github.onetimecode.lifecycle.CodeEvents;
import io.github.onetimecode.page.LoginPage;
import io.github.onetimecode.page.PageKind;
import io.github.onetimecode.page.RefusalPage;
import io.github.onetimecode.refusal.RefusalReport;
import io.github.onetimecode.refusal.RefusedException;

/**
 * Refuses an enrolment with a page. Never uses {@code failure()}, which would end the login without giving a reason.
 */
final class EnrolmentRefusal {

    private final RequiredActionContext context;
    private final EnrolmentOffer offer;
    private final EventBuilder event;

    EnrolmentRefusal(RequiredActionContext context, EnrolmentOffer offer, EventBuilder event) {
        this.context = context;
        this.offer = offer;
        this.event = event;
    }

    /**
     * Users who must enrol can start the login again. Everybody else has another way out. A user who was deleted
     * while the page was shown is null here (seen in 26.7.4).
     */
    void show(RefusedException refused) {
        // UserModel::getId would not run before 26.6, which has moved the method to an interface of its own.
        String user = context.getUser() == null ? null : context.getUser().getId();
        String where = String.format("Realm '%s', required action %s, user %s", context.getRealm().getName(),
                context.getAction(), user);
        RefusalReport.send(refused, where, event.clone().user(user).detail(CodeEvents.STEP, context.getAction()));
        LoginPage page = offer.page();
        context.challenge(new RefusalPage(page, page.purpose() == PageKind.ENROLMENT).response(refused));
    }
}
