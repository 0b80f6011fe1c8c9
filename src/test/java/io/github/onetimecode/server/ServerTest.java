package io.github.onetimecode.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test on the one server that all such tests share. Constructor and methods may ask for a {@link Server},
 * {@link Admin}, {@link Mailbox} or {@link TestRealm}; the realm is a copy of {@code realm-export.json} of the test's
 * own, for the class when its constructor or {@code @BeforeAll} asks for it or it has {@link OneRealm}, else for the
 * method.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedServer.class)
public @interface ServerTest {
}
