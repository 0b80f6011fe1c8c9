package io.github.onetimecode.failclosed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.onetimecode.server.CookieJar;
import io.github.onetimecode.server.TestRealm;

/**
 * A secret key of a realm that a test knows. Keycloak 26.7.4 signs the cookie of a login with the same key and checks
 * it by the newest one alone, so that every login under way when a key changes starts again. Where a test signs
 * the cookie anew, the login goes on and the steps have to tell what has become of the code.
 */
record KnownKey(String id, byte[] secret) {

    private static final String COOKIE = "AUTH_SESSION_ID";
    private static final String KEYS = "org.keycloak.keys.KeyProvider";
    private static final AtomicInteger PRIORITY = new AtomicInteger(200);

    /** Adds the key. Of several the one with the highest priority is used, which is the newest here. */
    static KnownKey add(TestRealm realm) {
        int priority = PRIORITY.incrementAndGet();
        String name = "key-" + priority;
        byte[] secret = (name + "-of-" + realm.name() + "-".repeat(128)).substring(0, 128)
                .getBytes(StandardCharsets.US_ASCII);
        realm.post("/components", Map.of("name", name, "providerId", "hmac-generated", "providerType", KEYS, "config",
                Map.of("priority", List.of(String.valueOf(priority)), "algorithm", List.of("HS512"),
                        "secretSize", List.of("128"), "kid", List.of(name), "secret", List.of(encoded(secret)))));
        return new KnownKey(name, secret);
    }

    void remove(TestRealm realm) {
        realm.components(KEYS).stream().filter(key -> key.path("name").asText().equals(id))
                .forEach(key -> realm.delete("/components/" + key.path("id").asText()));
    }

    void disable(TestRealm realm) {
        realm.components(KEYS).stream().filter(key -> key.path("name").asText().equals(id))
                .forEach(key -> realm.change("/components/" + key.path("id").asText(),
                        changed -> changed.withObject("config").putArray("enabled").add("false")));
    }

    void sign(CookieJar cookies) {
        String[] sessionAndNode = cookies.all().get(COOKIE).split("\\.", 2);
        String signed = new String(Base64.getUrlDecoder().decode(sessionAndNode[0]), StandardCharsets.UTF_8);
        String session = signed.substring(0, signed.lastIndexOf('.'));
        String again = encoded((session + "." + encoded(signatureOf(session))).getBytes(StandardCharsets.UTF_8));
        cookies.replace(COOKIE, sessionAndNode.length == 1 ? again : again + "." + sessionAndNode[1]);
    }

    private byte[] signatureOf(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
