package io.github.onetimecode.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports that nobody listens on. */
public final class FreePorts {

    private FreePorts() {
    }

    public static int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Below 15,000: JGroups listens 50,000 higher, too. */
    static int forCluster(int from) {
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
