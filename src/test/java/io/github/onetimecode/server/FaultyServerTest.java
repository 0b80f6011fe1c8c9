package io.github.onetimecode.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Like {@link ServerTest}, on another server that all such tests share, whose single-use store and clock a test can
 * switch by {@link Faults}, and which tells its metrics. They are switched back after each test method. It does not ask
 * for the name of its machine in a mail server's certificate.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(SharedServer.class)
public @interface FaultyServerTest {
}
