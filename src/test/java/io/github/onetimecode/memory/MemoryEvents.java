package io.github.onetimecode.memory;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.provider.ProviderFactory;

/** Whatever events tell. */
public final class MemoryEvents {

    static final String LISTENER = "memory";

    private final List<Event> sent = new CopyOnWriteArrayList<>();

    public List<Event> sent() {
        return List.copyOf(sent);
    }

    /** Type and error of each, in order: {@code LOGIN_ERROR expired_code}. */
    public List<String> words() {
        return sent.stream()
                .map(event -> event.getType() + (event.getError() == null ? "" : " " + event.getError())).toList();
    }

    EventListenerProvider listener() {
        return Answers.of(EventListenerProvider.class, Map.of(
                "onEvent", Answers.doing(event -> sent.add(((Event) event[0]).clone())),
                "close", Answers.doing(nothing -> { })));
    }

    Stream<ProviderFactory<?>> factories() {
        return Stream.of(Answers.of(EventListenerProviderFactory.class, Map.of("getId", nothing -> LISTENER)));
    }
}
