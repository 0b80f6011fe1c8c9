package io.github.onetimecode.factors;

import java.util.List;

/**
 * What became of one user in one flow, in the words of the table.
 *
 * @param first what came after the password
 * @param ways  what "Try another way" lists, in its order
 * @param mails how many went out until then
 * @param in    by what the user gets in
 */
record MatrixCell(String first, List<String> ways, int mails, List<String> in) {

    static final String PASSWORD_ALONE = "the password alone";

    boolean passwordAlone() {
        return in.equals(List.of(PASSWORD_ALONE));
    }

    /** Columns behind user and flows. */
    String columns() {
        return first + " | " + (ways.isEmpty() ? "not offered" : String.join(", ", ways)) + " | " + mails + " | "
                + (in.isEmpty() ? "nobody" : String.join(", ", in));
    }
}
