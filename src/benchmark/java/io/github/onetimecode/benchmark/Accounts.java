package io.github.onetimecode.benchmark;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All accounts, handed out in turn: the next login of the same account is as far away as it can be. */
final class Accounts {

    private final List<Account> all;
    private final AtomicInteger next = new AtomicInteger();

    Accounts(int count) {
        this(IntStream.range(0, count).mapToObj(number -> "user-" + number));
    }

    /** Those of these users. */
    Accounts(Stream<String> names) {
        this(names.map(Account::new).toList());
    }

    private Accounts(List<Account> all) {
        this.all = all;
    }

    /** Some of them, in an order of their own. */
    Accounts part(int from, int to) {
        return new Accounts(all.subList(from, to));
    }

    List<Account> all() {
        return all;
    }

    Account next() {
        return all.get(Math.floorMod(next.getAndIncrement(), all.size()));
    }
}
