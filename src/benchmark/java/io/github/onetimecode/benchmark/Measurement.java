package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.util.List;

/** Measures rows once, those beside which they are judged as well. */
interface Measurement {

    /** @return figures of each row, in the same order */
    List<Figures> measure(List<Scenario> rows) throws IOException;
}
