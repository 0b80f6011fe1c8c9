package io.github.onetimecode.memory;

import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.spec.SecretKeySpec;

import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeyManager;

/** The HS512 keys of the realm. The last one is active. */
public final class MemoryKeys {

    private final Map<String, KeyWrapper> keys = new LinkedHashMap<>();
    private final KeyManager manager = Answers.of(KeyManager.class, Map.of(
            "getActiveKey", nothing -> keys.values().stream().reduce((earlier, later) -> later)
                    .orElseThrow(() -> new IllegalStateException("no key")),
            "getKey", asked -> keys.get((String) asked[1])));

    public MemoryKeys() {
        add("key-1");
    }

    public void add(String id) {
        KeyWrapper key = new KeyWrapper();
        key.setKid(id);
        key.setSecretKey(new SecretKeySpec((id + "-secret-of-at-least-128-bits").getBytes(), "HmacSHA512"));
        keys.put(id, key);
    }

    public void remove(String id) {
        keys.remove(id);
    }

    KeyManager manager() {
        return manager;
    }
}
