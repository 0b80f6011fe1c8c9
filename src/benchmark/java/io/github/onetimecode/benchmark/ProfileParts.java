package io.github.onetimecode.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * CPU of a login by rooms and classes of ours. A sample belongs to the innermost class of ours in its stack, with all
 * that this class calls of Keycloak and of libraries; all others are Keycloak's, the garbage collector's or the
 * compiler's.
 */
final class ProfileParts {

    private record Part(String room, String type) {
    }

    private static final Pattern OURS = Pattern.compile("io/github/onetimecode/((?:\\w+/)*)(\\w+)[^/]*\\.[^/]*");
    private static final double LEAST_SHARE = 0.002;

    private final Map<String, Map<String, Long>> samples = new TreeMap<>();
    private final double millis;
    private long all;

    /** @param millis of CPU that all samples stand for */
    ProfileParts(Path stacks, double millis) {
        this.millis = millis;
        try (Stream<String> lines = Files.lines(stacks)) {
            lines.forEach(this::count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count(String line) {
        int space = line.lastIndexOf(' ');
        long count = Long.parseLong(line.substring(space + 1));
        Part part = part(line.substring(0, space));
        samples.computeIfAbsent(part.room(), room -> new TreeMap<>()).merge(part.type(), count, Long::sum);
        all += count;
    }

    private static Part part(String stack) {
        List<String> frames = new ArrayList<>(Arrays.asList(stack.split(";")));
        for (int i = frames.size() - 1; i >= 0; i--) {
            Matcher ours = OURS.matcher(frames.get(i));
            if (ours.matches()) {
                return new Part(ours.group(1).replaceFirst("/$", "").replace('/', '.'), ours.group(2));
            }
        }
        if (stack.contains("Compile")) {
            return new Part("(compiler)", "");
        }
        return stack.contains("java/lang/Thread.run") ? new Part("(Keycloak)", "")
                : new Part("(garbage collector and others)", "");
    }

    TextTable table() {
        TextTable table = new TextTable("part", "ms of a login", "samples");
        byCount(samples, ProfileParts::sum).forEach(room -> {
            table.add(room.getKey(), told(sum(room.getValue())), String.valueOf(sum(room.getValue())));
            byCount(room.getValue(), Long::longValue).filter(type -> !type.getKey().isEmpty()
                    && type.getValue() > all * LEAST_SHARE).forEach(type ->
                    table.add("    " + type.getKey(), told(type.getValue()), String.valueOf(type.getValue())));
        });
        return table;
    }

    private String told(long count) {
        return String.format(Locale.ROOT, "%.3f", count * millis / all);
    }

    private static long sum(Map<String, Long> types) {
        return types.values().stream().mapToLong(Long::longValue).sum();
    }

    private static <V> Stream<Map.Entry<String, V>> byCount(Map<String, V> counts, ToLongFunction<V> count) {
        return counts.entrySet().stream().sorted(Comparator.comparingLong(
                (Map.Entry<String, V> entry) -> count.applyAsLong(entry.getValue())).reversed());
    }
}
