package io.github.onetimecode.benchmark.growth;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class CopiedUsersTest {

    private static final String ANN = "0a1b2c3d-0000-4000-8000-1234567890ab";
    private static final String BEN = "1a1b2c3d-0000-4000-8000-1234567890ab";
    private static final List<String> TABLES = List.of(
            "CREATE TABLE USER_ENTITY (ID VARCHAR(36) PRIMARY KEY, EMAIL VARCHAR(255), "
                    + "EMAIL_CONSTRAINT VARCHAR(255) UNIQUE, ENABLED BOOLEAN, USERNAME VARCHAR(255) UNIQUE)",
            "CREATE TABLE CREDENTIAL (ID VARCHAR(36) PRIMARY KEY, SECRET_DATA CLOB, "
                    + "USER_ID VARCHAR(36) REFERENCES USER_ENTITY)",
            "CREATE TABLE USER_ROLE_MAPPING (ROLE_ID VARCHAR(255), USER_ID VARCHAR(36) REFERENCES USER_ENTITY)",
            "INSERT INTO USER_ENTITY VALUES ('" + ANN + "', 'ann', 'ann', TRUE, 'ann'), ('" + BEN
                    + "', 'ben', 'ben', TRUE, 'ben')",
            "INSERT INTO CREDENTIAL VALUES ('5" + ANN.substring(1) + "', 'password', '" + ANN + "'), ('6"
                    + ANN.substring(1) + "', 'app', '" + ANN + "'), ('7" + BEN.substring(1) + "', 'other', '" + BEN
                    + "')",
            "INSERT INTO USER_ROLE_MAPPING VALUES ('role', '" + ANN + "'), ('other', '" + BEN + "')");

    /** The second request goes on where the first has ended. */
    @Test
    void copiesHaveNamesAndIdsOfTheirOwnAndAllElseOfTheUser() throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:h2:mem:")) {
            for (String sql : TABLES) {
                execute(database, sql);
            }

            CopiedUsers users = new CopiedUsers(database);
            users.add(ANN, "copy-", 0, 2);
            users.add(ANN, "copy-", 2, 3);

            assertThat(rows(database, "SELECT USERNAME, EMAIL, EMAIL_CONSTRAINT, ENABLED FROM USER_ENTITY "
                    + "WHERE ID LIKE '0a1b2c3d-0000-4000-8000-00%' ORDER BY USERNAME")).containsExactly(
                    "copy-0 copy-0@example.com copy-0@example.com TRUE",
                    "copy-1 copy-1@example.com copy-1@example.com TRUE",
                    "copy-2 copy-2@example.com copy-2@example.com TRUE");
            assertThat(rows(database, "SELECT SECRET_DATA, ROLE_ID FROM USER_ENTITY U JOIN CREDENTIAL C ON "
                    + "C.USER_ID = U.ID JOIN USER_ROLE_MAPPING M ON M.USER_ID = U.ID WHERE USERNAME = 'copy-2' "
                    + "ORDER BY 1")).containsExactly("app role", "password role");
            assertThat(rows(database, "SELECT LENGTH(ID) FROM CREDENTIAL")).hasSize(9).containsOnly("36");
        }
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(Connection database, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = database.createStatement(); ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    cells.add(found.getString(column));
                }
                rows.add(String.join(" ", cells));
            }
        }
        return rows;
    }
}
