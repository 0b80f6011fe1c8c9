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

    /** Users who must enrol can start the login again. Everybody else has another way out. */
    void show(RefusedException refused) {
        String where = String.format("Realm '%s', required action %s, user %s", context.getRealm().getName(),
                context.getAction(), context.getUser().getId());
        RefusalReport.send(refused, where,
                event.clone().user(context.getUser()).detail(CodeEvents.STEP, context.getAction()));
        LoginPage page = offer.page();
        context.challenge(new RefusalPage(page, page.purpose() == PageKind.ENROLMENT).response(refused));
    }
}
