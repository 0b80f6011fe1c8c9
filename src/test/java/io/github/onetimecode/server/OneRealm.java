package io.github.onetimecode.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** All methods of a {@link ServerTest} or {@link FaultyServerTest} are given the same realm, which is made once. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OneRealm {
}
