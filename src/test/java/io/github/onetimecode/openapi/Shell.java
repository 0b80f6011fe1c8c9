package io.github.onetimecode.openapi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** One bash, as a developer has it open: what was set stays set. */
final class Shell implements AutoCloseable {

    private static final String DONE = "-- typed, and ended with ";

    private final Process bash;
    private final Writer keyboard;
    private final BufferedReader screen;

    private Shell(Process bash) {
        this.bash = bash;
        this.keyboard = bash.outputWriter(StandardCharsets.UTF_8);
        this.screen = new BufferedReader(new InputStreamReader(bash.getInputStream(), StandardCharsets.UTF_8));
    }

    static Shell start() throws IOException {
        return new Shell(new ProcessBuilder("bash").redirectErrorStream(true).start());
    }

    /** What was printed. Fails where the last command does. */
    String type(String lines) {
        try {
            keyboard.write(lines + "\nprintf '\\n%s%d\\n' '" + DONE + "' $?\n");
            keyboard.flush();
            StringBuilder printed = new StringBuilder();
            for (String line = screen.readLine(); line != null; line = screen.readLine()) {
                if (line.startsWith(DONE)) {
                    if (line.equals(DONE + "0")) {
                        return printed.toString().strip();
                    }
                    break;
                }
                printed.append(line).append('\n');
            }
            throw new AssertionError(lines + "\n" + printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        bash.destroyForcibly();
    }
}
