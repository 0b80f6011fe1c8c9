package io.github.onetimecode.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Horizontal bars with their figures, as SVG that reads in light and dark surroundings. */
final class BarChart {

    private static final int WIDTH = 760;
    private static final int LABEL = 270;
    private static final int FIGURE = 70;
    private static final int BAR = 18;
    private static final int STEP = 26;
    private static final int TOP = 44;

    private record Bar(String label, double value, String colour) {
    }

    private final String title;
    private final String format;
    private final List<Bar> bars = new ArrayList<>();

    /** @param format of the figure beside each bar */
    BarChart(String title, String format) {
        this.title = title;
        this.format = format;
    }

    /** What is not a number has no bar. */
    void add(String label, double value, boolean ours) {
        if (!Double.isNaN(value)) {
            bars.add(new Bar(label, value, ours ? "#2f6fb0" : "#8a94a0"));
        }
    }

    boolean isEmpty() {
        return bars.isEmpty();
    }

    String toSvg() {
        int height = TOP + bars.size() * STEP + 10;
        double longest = bars.stream().mapToDouble(Bar::value).max().orElse(1);
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" \
                font-family="sans-serif" font-size="13">
                <title>%s</title>
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                <text x="10" y="24" font-size="15" font-weight="bold" fill="#1c2733">%s</text>
                """, WIDTH, height, WIDTH, height, escaped(title), escaped(title)));
        for (int i = 0; i < bars.size(); i++) {
            append(svg, bars.get(i), TOP + i * STEP, longest);
        }
        return svg.append("</svg>\n").toString();
    }

    private void append(StringBuilder svg, Bar bar, int y, double longest) {
        double width = Math.max(1, bar.value() / longest * (WIDTH - LABEL - FIGURE));
        svg.append(String.format(Locale.ROOT, """
                <text x="%d" y="%d" text-anchor="end" fill="#1c2733">%s</text>
                <rect x="%d" y="%d" width="%.1f" height="%d" rx="2" fill="%s"/>
                <text x="%.1f" y="%d" fill="#1c2733">%s</text>
                """, LABEL - 8, y + 14, escaped(bar.label()), LABEL, y, width, BAR, bar.colour(), LABEL + width + 6,
                y + 14, String.format(Locale.ROOT, format, bar.value())));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
