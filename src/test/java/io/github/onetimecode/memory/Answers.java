package io.github.onetimecode.memory;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Consumer;

/** Stands in for a part of Keycloak that has to answer to little: to methods by their names. */
public final class Answers {

    /** To the arguments of a method. */
    @FunctionalInterface
    public interface Answer {

        Object to(Object[] arguments) throws Exception;
    }

    private Answers() {
    }

    /** @param answers by the names of methods; whatever else is asked fails */
    public static <T> T of(Class<T> type, Map<String, Answer> answers) {
        InvocationHandler byName = (proxy, method, arguments) -> {
            Answer answer = answers.get(method.getName());
            if (answer == null) {
                throw new IllegalStateException("nobody answers to " + method);
            }
            return answer.to(arguments);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, byName));
    }

    /** Of a method that gives nothing. */
    public static Answer doing(Consumer<Object[]> work) {
        return arguments -> {
            work.accept(arguments);
            return null;
        };
    }
}
