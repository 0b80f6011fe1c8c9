package io.github.onetimecode.hostile;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;

/** What is wrong with a request. */
enum HostileTwist {

    NOTHING, OTHER_METHOD, ODD_ID, UNKNOWN_ID, ODD_PATH, QUERY, NO_TOKEN, BAD_TOKEN, FOREIGN_TOKEN, BASIC,
    NO_TYPE, OTHER_TYPE, ODD_CHARSET, ACCEPT, ORIGIN, ODD_HEADERS, ODD_KEY, EMPTY_BODY, BROKEN_JSON, OTHER_JSON,
    DEEP_JSON, BINARY, LARGE_BODY, MISSING_FIELD, UNKNOWN_FIELD, TWICE_THE_FIELD, WRONG_TYPE, ODD_TEXT,
    ODD_NUMBER, LONG_TEXT;

    private static final int LARGE_AMONG = 4;
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
            "TRACE", "PROPFIND", "x");
    private static final List<String> TYPES = List.of("text/plain", "application/x-www-form-urlencoded", "text/xml",
            "multipart/form-data; boundary=b", "application/octet-stream", "application/problem+json", "*/*",
            "no type at all", "application/json; charset=", "application/json;;", "application/jsonp", ";");
    private static final List<String> ACCEPTED = List.of("text/html", "text/html,*/*;q=0.1", "application/xml",
            "image/png", "no type", "application/json;q=0", "*/*;q=7", "text/event-stream");
    private static final List<String> PATHS = List.of("/", "//", "/%2e%2e/account", "/;a=b", "/confirm/confirm",
            "/x/y/z", "/%00", "/%ff%fe", "/%2F", "/.well-known/openid-configuration", "/openapi.json/x",
            "/index.html", "/%7Bid%7D");
    private static final List<String> JSON = List.of("null", "true", "[]", "[{}]", "\"user\"", "7", "{}", "{\"\":\"\"}",
            "{\"user\":{}}", "{\"user\":[\"alice\"]}", "[[\"user\",\"alice\"]]", "{\"@class\":\"java.lang.Object\"}");
    private static final List<String> NUMBERS = List.of("-1", "0", "29", "601", "13", "5", "1e400", "-0.0", "30.0",
            "30.5", "2147483648", "9223372036854775808", "1".repeat(500), "1e-9", "0x1F");

    private static final List<String> TOKENS = List.of("Bearer x", "Bearer", "bearer a.b.c", "DPoP x",
            "Bearer null", "Bearer " + "e".repeat(3_000));
    private static final List<String> ORIGINS = List.of("null", "https://evil.example", "x", "http://localhost");
    private static final List<String> LANGUAGES = List.of("de;q=2", "de;q=x", "de;q=", ";", "*", "x-y-z;q=0.5,,");
    private static final List<String> KEYS = List.of("", " ", "a b", "k".repeat(256), "k".repeat(3_000), "same");
    private static final List<String> FIELDS = List.of("User", "user ", "role", "realm", "__proto__", "id", "state",
            "issue-for-any-client");
    private static final List<Integer> LENGTHS = List.of(64, 65, 120, 121, 255, 256, 10_000);

    static HostileTwist any(Random random) {
        return values()[random.nextInt(values().length)];
    }

    void apply(HostileRequest request, Random random) {
        HostileText text = new HostileText(random);
        switch (this) {
            case NOTHING -> { }
            case OTHER_METHOD -> request.method(one(METHODS, random));
            case ODD_ID -> request.path(request.operation().pathOf(encoded(text.next())));
            case UNKNOWN_ID -> request.path(request.operation().pathOf("A".repeat(20) + random.nextInt(10, 99)));
            case ODD_PATH ->
                    request.address(request.path().replaceFirst("/?([?].*)?$", "") + one(PATHS, random));
            case QUERY -> request.path(request.path() + "?code=1&id=2&access_token=" + encoded(text.digits(9)
                    + one(List.of("<", "${7*7}", "'--", "\uFF11", "\uFEFF", "&", "%"), random)));
            case NO_TOKEN -> request.powerlessCaller(request.callers().anonymous());
            case BAD_TOKEN -> request.powerlessCaller(
                    request.callers().anonymous().with("Authorization", one(TOKENS, random)));
            case FOREIGN_TOKEN -> request.powerlessCaller(request.callers().foreign());
            case BASIC -> request.powerlessCaller(
                    request.callers().anonymous().with("Authorization", "Basic YWRtaW46YWRtaW4="));
            case NO_TYPE -> request.withoutHeader("Content-Type");
            case OTHER_TYPE -> request.header("Content-Type", one(TYPES, random));
            case ODD_CHARSET -> request.header("Content-Type", "application/json; charset="
                    + one(List.of("UTF-7", "utf-16", "iso-8859-1", "x", "\"", "UTF-8; charset=x"), random));
            case ACCEPT -> request.header("Accept", one(ACCEPTED, random));
            case ORIGIN -> request.header("Origin", one(ORIGINS, random));
            case ODD_HEADERS -> oddHeaders(request, text, random);
            case ODD_KEY -> request.header("Idempotency-Key", random.nextBoolean() ? one(KEYS, random) : text.next());
            case EMPTY_BODY -> request.body(new byte[0]);
            case BROKEN_JSON -> request.body(broken(request.bodyText(), text, random));
            case OTHER_JSON -> request.body(one(JSON, random));
            case DEEP_JSON -> request.body(deep(random));
            case BINARY -> request.body(text.bytes(1 + random.nextInt(4_000)));
            case LARGE_BODY -> request.body("{\"user\":\"" + "a".repeat(random.nextInt(LARGE_AMONG) > 0 ? 65_530
                    : 1_000_000) + "\"}");
            case MISSING_FIELD -> request.fields().remove(field(request, random));
            case UNKNOWN_FIELD ->
                    request.fields().put(random.nextBoolean() ? one(FIELDS, random) : text.next(), text.next());
            case TWICE_THE_FIELD -> request.body(request.bodyText().replaceFirst("[{]",
                    "{\"user\":\"bob\",\"code\":\"12345678\",\"delivery\":\"return\","));
            case WRONG_TYPE -> request.fields().set(field(request, random), json(one(JSON, random)));
            case ODD_TEXT -> request.fields().put(field(request, random), text.next());
            case ODD_NUMBER -> request.body(request.bodyText().replaceFirst(":[^,}]+", ":" + one(NUMBERS, random)));
            case LONG_TEXT -> request.fields().put(field(request, random), "a".repeat(one(LENGTHS, random)));
        }
    }

    private static void oddHeaders(HostileRequest request, HostileText text, Random random) {
        request.header("X-Forwarded-For", text.next());
        request.header("X-HTTP-Method-Override", "DELETE");
        if (random.nextBoolean()) {
            request.header("Accept-Language", one(LANGUAGES, random));
        }
        request.header("Content-Encoding", "gzip");
        request.header("If-None-Match", "*");
        request.header("Range", "bytes=0-0");
        request.header("Cookie", "KEYCLOAK_IDENTITY=" + text.next());
    }

    /** One of those that the operation knows, or of another's. */
    private static String field(HostileRequest request, Random random) {
        List<String> names = new ArrayList<>();
        request.operation().properties().fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? "user" : one(names, random);
    }

    private static String broken(String json, HostileText text, Random random) {
        int at = random.nextInt(json.length());
        return switch (random.nextInt(4)) {
            case 0 -> json.substring(0, at);
            case 1 -> json + json;
            case 2 -> json.substring(0, at) + text.next() + json.substring(at);
            default -> json.replace('"', '\'');
        };
    }

    private static String deep(Random random) {
        int depth = one(List.of(100, 1_000, 30_000), random);
        return random.nextBoolean() ? "[".repeat(depth) : "{\"user\":".repeat(depth / 10);
    }

    private static JsonNode json(String text) {
        return JsonNodeFactory.instance.pojoNode(new RawValue(text));
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
