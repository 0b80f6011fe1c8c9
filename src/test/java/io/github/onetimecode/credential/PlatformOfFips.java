package io.github.onetimecode.credential;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.time.Instant;

import io.github.onetimecode.core.AddressDigest;
import io.github.onetimecode.keycloak.ServerCodes;

/** Enrols a user on a platform that has SHA-256 and no digest that FIPS forbids. Says what came of it. */
final class PlatformOfFips {

    private PlatformOfFips() {
    }

    public static void main(String[] arguments) throws NoSuchAlgorithmException {
        String address = "alice@example.org";
        // Before, since the JDK's own source of randomness needs SHA-1.
        AddressDigest proven = ServerCodes.create().digest(address);
        Provider sun = MessageDigest.getInstance("MD5").getProvider();
        Security.insertProviderAt(new Approved(sun), 1);
        Security.removeProvider(sun.getName());
        for (String digest : new String[] {"MD5", "SHA-1"}) {
            requireMissing(digest);
        }
        EnrolledUser user = new EnrolledUser();
        EnrolledAddress.store(user.model(), "realm-1", proven, address, Instant.EPOCH);
        System.out.println("enrolled: " + EnrolledAddress.isStored(user.model(), address));
    }

    private static void requireMissing(String digest) {
        try {
            MessageDigest.getInstance(digest);
            throw new IllegalStateException(digest + " is there");
        } catch (NoSuchAlgorithmException e) {
            // As it should be.
        }
    }

    private static final class Approved extends Provider {

        private static final long serialVersionUID = 1L;

        private Approved(Provider sun) {
            super("Approved", "1", "SHA-256 of another provider, and nothing else");
            String digest = sun.getService("MessageDigest", "SHA-256").getClassName();
            putService(new Service(this, "MessageDigest", "SHA-256", digest, null, null));
        }
    }
}
