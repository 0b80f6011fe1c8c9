package io.github.onetimecode.benchmark;

import java.io.IOException;

/** Something that a person with an account does, and that takes time. */
interface Login {

    LoginTimes run(Account account) throws IOException, LoginBroken, InterruptedException;
}
