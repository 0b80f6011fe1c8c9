package io.github.onetimecode.benchmark;

import java.io.IOException;

/**
 * Who logs in at a stage of a server that grows.
 *
 * @param cpu    by which they are measured
 * @param before what is done before each second, unmeasured
 * @param crowd  who is measured
 */
record GrowthLogins(LoginCpu cpu, Before before, TwoOrders crowd) implements GrowthStages.LoginPrice {

    /** What may fail. */
    interface Before {

        Before NOTHING = () -> { };

        void make() throws IOException;
    }

    @Override
    public double ofSecond(Scenario row) throws IOException {
        before.make();
        return cpu.ofSecond(row, crowd.crowd(row));
    }
}
