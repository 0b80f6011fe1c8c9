package io.github.onetimecode.stores;

import java.net.InetAddress;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;

import io.github.onetimecode.server.Admin;
import io.github.onetimecode.server.TestRealm;

/** An LDAP server with people in it, each with the own name for a password and {@code name@example.com} as address. */
public final class Directory implements AutoCloseable {

    private static final String BASE = "dc=example,dc=com";
    private static final String PEOPLE = "ou=people," + BASE;
    private static final String MANAGER = "cn=manager";
    private static final String PASSWORD = "secret";

    private final InMemoryDirectoryServer server;

    private Directory(InMemoryDirectoryServer server) {
        this.server = server;
    }

    /** On a free port of this machine alone. */
    public static Directory start() {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
            config.addAdditionalBindCredentials(MANAGER, PASSWORD);
            config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("ldap",
                    InetAddress.getLoopbackAddress(), 0, null));
            InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
            server.add("dn: " + BASE, "objectClass: domain", "dc: example");
            server.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
            server.startListening();
            return new Directory(server);
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    public void add(String name) {
        try {
            server.add("dn: uid=" + name + "," + PEOPLE, "objectClass: inetOrgPerson", "uid: " + name, "cn: " + name,
                    "sn: Example", "mail: " + name + "@example.com", "userPassword: " + name);
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    /** To another address. */
    public void moveMailbox(String name, String address) {
        try {
            server.modify("dn: uid=" + name + "," + PEOPLE, "changetype: modify", "replace: mail", "mail: " + address);
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As an administrator adds it in <i>User federation</i>, with these settings on top. */
    public void bind(TestRealm realm, Map<String, String> settings) {
        ObjectNode component = Admin.object().put("name", "directory").put("providerId", "ldap")
                .put("providerType", "org.keycloak.storage.UserStorageProvider");
        ObjectNode config = component.putObject("config");
        Map.ofEntries(Map.entry("vendor", "other"),
                Map.entry("connectionUrl", "ldap://localhost:" + server.getListenPort()), Map.entry("bindDn", MANAGER),
                Map.entry("bindCredential", PASSWORD), Map.entry("usersDn", PEOPLE),
                Map.entry("usernameLDAPAttribute", "uid"), Map.entry("rdnLDAPAttribute", "uid"),
                Map.entry("uuidLDAPAttribute", "entryUUID"), Map.entry("userObjectClasses", "inetOrgPerson"),
                Map.entry("authType", "simple"), Map.entry("editMode", "READ_ONLY"), Map.entry("importEnabled", "true"),
                Map.entry("enabled", "true"), Map.entry("cachePolicy", "DEFAULT"))
                .forEach((key, value) -> config.putArray(key).add(value));
        settings.forEach((key, value) -> config.putArray(key).add(value));
        realm.post("/components", component);
    }

    /** From now on it can't be reached. */
    @Override
    public void close() {
        server.shutDown(true);
    }
}
