package io.github.onetimecode.api.http;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * The operation that a request addresses. JAX-RS does not do this routing, because Keycloak would answer wrong paths
 * and methods with its own pages.
 *
 * @param operation to perform
 * @param id        of the code; empty if the operation does not concern a single code
 */
public record Route(Operation operation, String id) {

    private static final Map<String, Operation> ALL = Map.of(HttpMethod.POST, Operation.ISSUE);
    private static final Map<String, Operation> DOCUMENT = Map.of(HttpMethod.GET, Operation.DESCRIBE);
    private static final Map<String, Operation> ONE =
            Map.of(HttpMethod.GET, Operation.STATE, HttpMethod.DELETE, Operation.GIVE_UP);
    private static final Map<String, Map<String, Operation>> ACTIONS = Map.of(
            "confirm", Map.of(HttpMethod.POST, Operation.CONFIRM), "resend", Map.of(HttpMethod.POST, Operation.RESEND));
    private static final Pattern ADDRESS = Pattern.compile("([^/]+)(?:/([^/]+))?");

    /**
     * Finds the operation for method and path.
     *
     * @param path below the API's own address, without a leading slash
     * @throws ProblemException if there is nothing at this path, or it does not allow the method
     */
    public static Route of(String method, String path) throws ProblemException {
        if (path.isEmpty()) {
            return of(ALL, method, "");
        }
        if (path.equals("openapi.json")) {
            return of(DOCUMENT, method, "");
        }
        Matcher address = ADDRESS.matcher(path);
        if (address.matches()) {
            String action = address.group(2);
            Map<String, Operation> methods = action == null ? ONE : ACTIONS.get(action);
            if (methods != null) {
                return of(methods, method, address.group(1));
            }
        }
        throw new ProblemException(ProblemType.NOT_FOUND);
    }

    private static Route of(Map<String, Operation> methods, String method, String id) throws ProblemException {
        if (method.equals(HttpMethod.OPTIONS)) {
            return new Route(Operation.PREFLIGHT, id);
        }
        Operation operation = methods.get(method);
        if (operation == null) {
            throw new ProblemException(ProblemType.METHOD_NOT_ALLOWED).header(HttpHeaders.ALLOW,
                    String.join(", ", new TreeSet<>(methods.keySet())) + ", " + HttpMethod.OPTIONS);
        }
        return new Route(operation, id);
    }
}
