package org.customspost.gateway.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.customspost.gateway.error.GatewayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Statements of one transaction of which nobody needs a result before all are done: gathered, and
 * sent to the server as one. For a few rows in many tables the way there and back takes longer than
 * the rows; many rows of one table are {@link Rows}.
 */
public final class Together {
  /** So much may wait in memory. */
  private static final int MOST_BYTES = 1024 * 1024;

  private final Handle handle;
  private final List<String> statements = new ArrayList<>();
  private final List<@Nullable Object> values = new ArrayList<>();
  private final Map<String, Supplier<GatewayException>> problems = new HashMap<>();
  private int bytes;
  private long number;

  public Together(Handle handle) {
    this.handle = handle;
  }

  /** For what needs a result. */
  public Handle handle() {
    return handle;
  }

  /**
   * One more statement, after those before it.
   *
   * @param sql always the same text for the same statement, so that it is prepared once
   * @param given Long, Integer, Boolean, String, byte[] or null
   */
  void add(String sql, @Nullable Object... given) {
    statements.add(sql);
    for (Object each : given) {
      values.add(each);
      if (each instanceof byte[] all) bytes += all.length;
    }
    if (bytes > MOST_BYTES) write();
  }

  /** What it means where a statement meets a row that a unique index allows only once. */
  void onConflict(String index, Supplier<GatewayException> problem) {
    problems.put(index, problem);
  }

  /**
   * Sends what was gathered and the commit with it, as the last thing that the transaction does:
   * one way there and back for all.
   *
   * @return as {@link #write}
   * @throws GatewayException as {@link #write}; nothing is committed then
   */
  public long writeAndCommit() {
    statements.add("commit");
    return write();
  }

  /**
   * Sends what was gathered; without this nothing is written.
   *
   * @return the one number that a statement returned, now or before; 0 where none does
   * @throws GatewayException where there was a conflict that means something: the transaction must
   *     be undone
   */
  public long write() {
    if (statements.isEmpty()) return number;
    String sql = String.join("; ", statements);
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) bind(statement, i + 1, values.get(i));
      boolean rows = statement.execute();
      for (int i = 0; i < statements.size(); i++, rows = statement.getMoreResults()) {
        if (rows) number = first(statement);
      }
    } catch (SQLException e) {
      throwMeant(e);
      throw new UnableToExecuteStatementException(
          "cannot write", e, handle.createUpdate(sql).getContext());
    }
    statements.clear();
    values.clear();
    bytes = 0;
    return number;
  }

  private static void bind(PreparedStatement statement, int place, @Nullable Object value)
      throws SQLException {
    if (value == null) statement.setNull(place, Types.NULL);
    else statement.setObject(place, value);
  }

  private static long first(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.getResultSet()) {
      if (!rows.next()) throw new SQLException("a statement without its number");
      return rows.getLong(1);
    }
  }

  private void throwMeant(SQLException e) {
    ServerErrorMessage said =
        e instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
    String index = said == null ? null : said.getConstraint();
    if (index != null && problems.containsKey(index)) throw problems.get(index).get();
  }
}
