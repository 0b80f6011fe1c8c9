package io.github.onetimecode.server;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One line of a described flow. */
record FlowLine(int depth, String requirement, String name, boolean subFlow, Map<String, String> settings) {

    private static final Pattern LINE = Pattern.compile("( *)([A-Z]+) ([^{:]+?)(:?) *(?:\\{(.*)})? *");

    static FlowLine of(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a line of a flow: " + line);
        }
        String settings = matcher.group(5) == null ? "" : matcher.group(5);
        return new FlowLine(matcher.group(1).length() / 2, matcher.group(2), matcher.group(3),
                !matcher.group(4).isEmpty(), Arrays.stream(settings.split(";")).map(String::strip)
                        .filter(setting -> !setting.isEmpty()).map(setting -> setting.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip())));
    }
}
