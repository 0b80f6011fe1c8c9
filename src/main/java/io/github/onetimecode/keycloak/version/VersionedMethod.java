package io.github.onetimecode.keycloak.version;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

/** A method of Keycloak that not every supported version has, or that has another form in each. */
final class VersionedMethod {

    private final Method method;

    VersionedMethod(Method method) {
        this.method = method;
    }

    /** @return empty if this version of Keycloak has no such public method */
    static Optional<VersionedMethod> find(Class<?> owner, String name, Class<?>... parameterTypes) {
        try {
            return Optional.of(new VersionedMethod(owner.getMethod(name, parameterTypes)));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    /** @return empty if this version of Keycloak has no such class */
    static Optional<Class<?>> findClass(String name) {
        try {
            return Optional.of(Class.forName(name, false, VersionedMethod.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * Calls the method; what it throws is thrown as it is.
     *
     * @param target null for a static method
     */
    Object call(Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
