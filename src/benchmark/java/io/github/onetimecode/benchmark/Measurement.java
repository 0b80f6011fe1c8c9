package io.github.onetimecode.benchmark;

import java.io.IOException;

/** Measures a row once. */
interface Measurement {

    Figures measure(Scenario row) throws IOException;
}
