package io.github.onetimecode.benchmark;

/**
 * The same users in an order for TOTP and in one for ours. In one order, some users would have their turn with TOTP
 * several times in half a minute, and others never.
 *
 * @param totp of whom each comes as rarely as possible
 * @param ours the others
 */
record TwoOrders(Crowd totp, Crowd ours) {

    static TwoOrders of(Accounts accounts) {
        int all = accounts.all().size();
        return new TwoOrders(new Crowd(accounts.part(0, all)), new Crowd(accounts.part(0, all)));
    }

    Crowd crowd(Scenario row) {
        return row.way().isTotp() ? totp : ours;
    }
}
