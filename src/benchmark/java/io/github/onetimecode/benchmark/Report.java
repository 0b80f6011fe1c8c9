package io.github.onetimecode.benchmark;

import java.util.List;
import java.util.Map;

/**
 * All that was measured.
 *
 * @param conditions  on what
 * @param rows        judged: with passwords that cost next to nothing
 * @param defaultHash for information: with passwords as Keycloak hashes them by default
 * @param verdicts    the targets
 * @param code        what the code costs by itself
 */
record Report(Conditions conditions, Map<Scenario, Figures> rows, Map<Scenario, Figures> defaultHash,
              List<Verdict> verdicts,
              CodeFigures code) {
}
