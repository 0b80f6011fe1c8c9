package io.github.onetimecode.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate that nobody vouches for, made by the JDK's own tool. */
final class SelfSignedCertificate {

    private static final String PASSWORD = "changeit";

    private SelfSignedCertificate() {
    }

    static SSLContext make() {
        try {
            Path store = Files.createTempDirectory("mail-server").resolve("mail-server.p12");
            makeIn(store);
            SSLContext context = context(store);
            Files.delete(store);
            Files.delete(store.getParent());
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void makeIn(Path store) throws IOException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(List.of(tool, "-genkeypair", "-keyalg", "EC", "-alias", "mail",
                "-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-storetype", "PKCS12",
                "-storepass", PASSWORD, "-keystore", store.toString())).redirectErrorStream(true).start();
        String said = new String(made.getInputStream().readAllBytes());
        if (!Files.exists(store)) {
            throw new IllegalStateException("keytool: " + said);
        }
    }
}
