package io.github.onetimecode.keycloak;

import java.lang.reflect.Proxy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.ModelException;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;
import org.keycloak.storage.StorageUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class UserWriteTest {

    @Test
    void whatTheStoreTakesIsWritten() {
        StringBuilder written = new StringBuilder();

        assertThat(UserWrite.attempt(user(true), "flag", () -> written.append("yes"))).isTrue();
        assertThat(written).hasToString("yes");
    }

    /** What providers throw who take no writes, Keycloak's own and others'. */
    @ParameterizedTest
    @ValueSource(classes = {ReadOnlyException.class, ModelException.class, UnsupportedOperationException.class,
        StorageUnavailableException.class})
    void whatAnotherStoreRefusesIsLeftAlone(Class<? extends RuntimeException> kind) {
        assertThat(UserWrite.attempt(user(true), "flag", () -> {
            throw made(kind);
        })).isFalse();
    }

    @Test
    void faultsOfKeycloaksOwnDatabaseAreNotSwallowed() {
        assertThatThrownBy(() -> UserWrite.attempt(user(false), "flag", () -> {
            throw new ModelException("no database");
        })).isInstanceOf(ModelException.class);
    }

    @Test
    void otherFaultsAreNotSwallowed() {
        assertThatThrownBy(() -> UserWrite.attempt(user(true), "flag", () -> {
            throw new IllegalStateException("a fault");
        })).isInstanceOf(IllegalStateException.class);
    }

    private static RuntimeException made(Class<? extends RuntimeException> kind) {
        try {
            return kind.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UserModel user(boolean federated) {
        return (UserModel) Proxy.newProxyInstance(UserModel.class.getClassLoader(), new Class<?>[] {UserModel.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "isFederated" -> federated;
                    case "getId" -> "user-1";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
