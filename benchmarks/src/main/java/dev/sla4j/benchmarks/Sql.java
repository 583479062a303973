package dev.sla4j.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * DuckDB in memory, on one thread, over JDBC: what one would ask instead if the rows are in tables anyway.
 *
 * <p>Tables are filled before anything is timed. The driver is 80 MB with its native code, so it is only in jars built with {@code -Pduckdb}.
 */
final class Sql implements AutoCloseable {
    private final Connection connection;

    Sql() {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            run("SET threads = 1");
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB must be in the jar: build it with -Pduckdb", e);
        }
    }

    private void run(String statement) throws SQLException {
        try (Statement call = connection.createStatement()) {
            call.execute(statement);
        }
    }

    /** Makes a table of whole numbers; the rows go through a file, since inserts would take hours. */
    void table(String name, String columns, Stream<String> rows) {
        try {
            Path file = Files.createTempFile("sla4j", ".csv");
            try {
                Files.write(file, (Iterable<String>) rows::iterator);
                run("CREATE TABLE " + name + " (" + columns + ")");
                run("COPY " + name + " FROM '" + file + "' (HEADER false)");
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("table " + name + " must be made", e);
        }
    }

    PreparedStatement query(String text) {
        try {
            return connection.prepareStatement(text);
        } catch (SQLException e) {
            throw new IllegalStateException(text, e);
        }
    }

    /** The rows of a query whose columns are whole numbers. */
    static List<long[]> rows(PreparedStatement query) {
        try (ResultSet result = query.executeQuery()) {
            int columns = result.getMetaData().getColumnCount();
            List<long[]> rows = new ArrayList<>();
            while (result.next()) {
                long[] row = new long[columns];
                for (int column = 0; column < columns; column++) {
                    row[column] = result.getLong(column + 1);
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("query must succeed", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("connection must be closed", e);
        }
    }
}
