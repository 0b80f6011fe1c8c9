package io.github.onetimecode.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/** Skipped on a server of an older version, which cannot do what is tested. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SinceCondition.class)
public @interface Since {

    /** The minor version of Keycloak, such as {@code 26.5}. */
    String value();

    /** What older versions lack. */
    String because();
}
