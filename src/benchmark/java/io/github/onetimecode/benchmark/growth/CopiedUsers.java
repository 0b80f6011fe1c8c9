package io.github.onetimecode.benchmark.growth;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Copies of one user with all that belongs to a login: credentials and roles. H2 makes them itself from its own
 * numbers, in Keycloak's tables.
 */
public final class CopiedUsers {

    /** Users before what belongs to them, with the column that names the user. */
    private static final List<Map.Entry<String, String>> TABLES = List.of(Map.entry("USER_ENTITY", "ID"),
            Map.entry("CREDENTIAL", "USER_ID"), Map.entry("USER_ROLE_MAPPING", "USER_ID"));
    private static final String NAME = "CAST(? AS VARCHAR) || X";
    /** What is not copied as it is. An ID is as long as before, and another one for each number. */
    private static final Map<String, String> OWN = Map.of("ID", ownId("ID"), "USER_ID", ownId("USER_ID"),
            "USERNAME", NAME, "EMAIL", NAME + " || '@example.com'", "EMAIL_CONSTRAINT", NAME + " || '@example.com'");

    private final Connection database;

    public CopiedUsers(Connection database) {
        this.database = database;
    }

    /**
     * @param userId who is copied
     * @param prefix of the names, before the number
     * @param from   the first number
     * @param to     the number after the last
     */
    public void add(String userId, String prefix, int from, int to) throws SQLException {
        for (Map.Entry<String, String> table : TABLES) {
            copy(table.getKey(), table.getValue(), userId, prefix, from, to);
        }
    }

    private void copy(String table, String userColumn, String userId, String prefix, int from, int to)
            throws SQLException {
        List<String> columns = columns(table);
        List<String> values = columns.stream().map(column -> OWN.getOrDefault(column, "COPIED." + column)).toList();
        try (PreparedStatement insert = database.prepareStatement("INSERT INTO " + table + " ("
                + String.join(", ", columns) + ") SELECT " + String.join(", ", values) + " FROM " + table
                + " COPIED, SYSTEM_RANGE(?, ?) WHERE COPIED." + userColumn + " = ?")) {
            int parameter = 1;
            for (String value : values) {
                if (value.startsWith(NAME)) {
                    insert.setString(parameter++, prefix);
                }
            }
            insert.setInt(parameter++, from);
            insert.setInt(parameter++, to - 1);
            insert.setString(parameter, userId);
            insert.executeUpdate();
        }
    }

    /** Whatever this version of Keycloak has. */
    private List<String> columns(String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet found = database.getMetaData().getColumns(null, database.getSchema(), table, null)) {
            while (found.next()) {
                columns.add(found.getString("COLUMN_NAME"));
            }
        }
        return columns;
    }

    private static String ownId(String column) {
        return "SUBSTRING(COPIED." + column + ", 1, 23) || '-' || LPAD(CAST(X AS VARCHAR), 12, '0')";
    }
}
