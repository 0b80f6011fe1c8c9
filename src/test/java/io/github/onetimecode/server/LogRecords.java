package io.github.onetimecode.server;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a server has logged, each record with the lines that follow its first, such as those of a stack trace. */
public final class LogRecords {

    private static final Pattern FIRST_LINE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} .*");

    private LogRecords() {
    }

    /** Whether a record begins with this line: with a time. */
    public static boolean beginsWith(String line) {
        return FIRST_LINE.matcher(line).matches();
    }

    /** Oldest first. */
    public static List<String> in(String log) {
        List<String> records = new ArrayList<>();
        StringBuilder record = new StringBuilder();
        for (String line : log.lines().toList()) {
            if (beginsWith(line) && !record.isEmpty()) {
                records.add(record.toString());
                record.setLength(0);
            }
            record.append(record.isEmpty() ? "" : "\n").append(line);
        }
        records.add(record.toString());
        return records;
    }
}
