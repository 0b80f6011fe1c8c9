package io.github.onetimecode.mail.smtp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A mail server that takes everything, looks at nothing, and costs little. */
final class SmtpSink implements Closeable {

    /** Name of its threads. */
    static final String THREAD = "smtp-sink";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Set<Long> TALKING = ConcurrentHashMap.newKeySet();
    private static final AtomicLong CPU_OF_THE_GONE = new AtomicLong();

    private final ServerSocket port = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final String hello;

    SmtpSink(boolean pipelining) throws IOException {
        hello = pipelining ? "250-sink\r\n250-PIPELINING\r\n250 8BITMIME" : "250-sink\r\n250 8BITMIME";
        start(this::accept);
    }

    int port() {
        return port.getLocalPort();
    }

    /** Of all sinks so far. */
    static long cpuNanos() {
        return CPU_OF_THE_GONE.get()
                + TALKING.stream().mapToLong(id -> Math.max(0, THREADS.getThreadCpuTime(id))).sum();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(() -> {
            long id = Thread.currentThread().getId();
            TALKING.add(id);
            task.run();
            TALKING.remove(id);
            CPU_OF_THE_GONE.addAndGet(THREADS.getCurrentThreadCpuTime());
        }, THREAD);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = port.accept();
                client.setTcpNoDelay(true);
                start(() -> talk(client));
            }
        } catch (IOException e) {
            // Closed: that is how it ends.
            return;
        }
    }

    private void talk(Socket client) {
        try (client; InputStream in = new BufferedInputStream(client.getInputStream());
             OutputStream out = new BufferedOutputStream(client.getOutputStream())) {
            say(out, "220 sink");
            out.flush();
            boolean mail = false;
            for (String line = line(in); line != null && !line.equals("QUIT"); line = line(in)) {
                if (mail && !line.equals(".")) {
                    continue;
                }
                mail = line.equals("DATA");
                say(out, mail ? "354 go on" : line.startsWith("EHLO") ? hello : "250 fine");
                if (in.available() == 0) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            // The client has gone.
            return;
        }
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        port.close();
    }
}
