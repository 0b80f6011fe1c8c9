package io.github.onetimecode.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The stack traces in a server's log. */
final class LogTraces {

    private static final int FRAMES_THAT_TELL = 6;
    private static final Pattern EXCEPTION = Pattern.compile("[a-z][\\w.]+(Exception|Error)\\b");

    private LogTraces() {
    }

    /** Each with the line before it, oldest first. */
    static List<String> in(String log) {
        List<String> traces = new ArrayList<>();
        StringBuilder trace = new StringBuilder();
        String before = "";
        for (String line : log.lines().toList()) {
            boolean goesOn = line.startsWith("\tat ") || line.startsWith("Caused by: ") || line.startsWith("\t... ");
            if (goesOn) {
                trace.append(trace.isEmpty() ? before + "\n" : "").append(line).append('\n');
            } else if (!trace.isEmpty()) {
                traces.add(trace.toString());
                trace.setLength(0);
            }
            before = line;
        }
        if (!trace.isEmpty()) {
            traces.add(trace.toString());
        }
        return traces;
    }

    /** The tops of those that differ, with how often they came, without messages, which repeat what was posted. */
    static Map<String, Integer> counted(List<String> traces) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String trace : traces) {
            Matcher exception = EXCEPTION.matcher(trace.lines().findFirst().orElse(""));
            String frames = trace.lines().filter(line -> line.startsWith("\tat ")).limit(FRAMES_THAT_TELL)
                    .collect(Collectors.joining("\n"));
            String name = exception.find() ? exception.group() : "message of several lines";
            counts.merge(name + "\n" + frames, 1, Integer::sum);
        }
        return counts;
    }
}
