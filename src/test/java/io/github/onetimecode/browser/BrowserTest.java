package io.github.onetimecode.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import io.github.onetimecode.server.NeedsBrowser;

/** Constructor and methods of the test may ask for a {@link Browsing}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NeedsBrowser
@ExtendWith(SharedChromium.class)
@interface BrowserTest {
}
