package io.github.onetimecode.credential;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

import org.keycloak.credential.CredentialModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;

/** A user of whom nothing is known but the ID and the credentials. */
final class EnrolledUser {

    private final List<CredentialModel> credentials = new ArrayList<>();
    private final SubjectCredentialManager manager = proxy(SubjectCredentialManager.class, (name, argument) ->
            switch (name) {
                case "getStoredCredentialsByTypeStream" -> credentials.stream()
                        .filter(credential -> credential.getType().equals(argument));
                case "createStoredCredential" -> {
                    credentials.add((CredentialModel) argument);
                    yield argument;
                }
                case "updateStoredCredential" -> null;
                default -> throw new UnsupportedOperationException(name);
            });
    private final UserModel model = proxy(UserModel.class, (name, argument) -> switch (name) {
        case "getId" -> "user-1";
        case "credentialManager" -> manager;
        default -> throw new UnsupportedOperationException(name);
    });

    private interface Answer {
        Object to(String method, Object argument);
    }

    UserModel model() {
        return model;
    }

    List<CredentialModel> credentials() {
        return credentials;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName(), arguments == null ? null : arguments[0])));
    }
}
