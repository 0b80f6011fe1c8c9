package io.github.onetimecode.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports that nobody listens on. */
public final class FreePorts {

    private FreePorts() {
    }

    /**
     * Below those that an operating system hands out by itself: until a server listens, seconds later, any connection
     * of this machine might have got one of them.
     */
    public static int any() {
        return ThreadLocalRandom.current().ints(20_000, 30_000).filter(FreePorts::free).findFirst().orElseThrow();
    }

    /** Below 15,000: JGroups listens 50,000 higher, too. */
    public static int forCluster(int from) {
        for (int port = from; port < 15_000; port++) {
            if (free(port) && free(port + 50_000)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port for a cluster from " + from);
    }

    /** Asked of every address and of this machine's own: each may be taken without the other. */
    public static boolean free(int port) {
        return canListen(new InetSocketAddress(port))
                && canListen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static boolean canListen(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
            return true;
        } catch (IOException e) {
            // Taken: that is the answer.
            return false;
        }
    }
}
