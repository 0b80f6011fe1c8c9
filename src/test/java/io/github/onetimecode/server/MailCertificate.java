package io.github.onetimecode.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * What a mail server of the tests shows for itself: certificates that vouch for themselves, made by the JDK's own tool.
 */
public enum MailCertificate {

    /** The servers that tests share trust it, and it names this machine. */
    TRUSTED("dns:localhost,ip:127.0.0.1"),
    /** They trust it as well, but it names another machine. */
    OF_ANOTHER_HOST("dns:mail.example.org"),
    /** They do not know it. */
    UNKNOWN("dns:localhost,ip:127.0.0.1");

    private static final String PASSWORD = "changeit";
    private static final String ALIAS = "mail";

    private final String names;
    private KeyStore keys;

    MailCertificate(String names) {
        this.names = names;
    }

    /** Made when it is asked for: the tool takes a second for each, and few tests want all. */
    private synchronized KeyStore keys() {
        if (keys == null) {
            try {
                keys = make();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        return keys;
    }

    /** For a mail server that shows it. */
    public SSLContext context() {
        try {
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys(), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Those to be trusted, as the option {@code --truststore-paths} takes them. A file for each, since Bouncy Castle
     * reads one certificate of a file.
     */
    public static String trustedFiles() {
        return TRUSTED.file() + "," + OF_ANOTHER_HOST.file();
    }

    private Path file() {
        try {
            Path file = Files.createTempFile(Files.createDirectories(ProjectFiles.target()), "trusted", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(file, pem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String pem() throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(keys().getCertificate(ALIAS).getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private KeyStore make() throws IOException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("mail-server");
        Path store = folder.resolve("mail-server.p12");
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(List.of(tool, "-genkeypair", "-keyalg", "EC", "-alias", ALIAS,
                "-dname", "CN=" + name(), "-ext", "SAN=" + names, "-storetype", "PKCS12",
                "-storepass", PASSWORD, "-keystore", store.toString())).redirectErrorStream(true).start();
        String said = new String(made.getInputStream().readAllBytes());
        if (!Files.exists(store)) {
            throw new IllegalStateException("keytool: " + said);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD.toCharArray());
        }
        FileTree.delete(folder);
        return keys;
    }
}
