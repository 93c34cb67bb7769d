package org.customspost.gateway.journal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Many new rows of one table, written at once in the caller's transaction. They go by COPY in its
 * binary form (PostgreSQL, "COPY", "Binary Format"): the server parses no statement and no text,
 * and logs a page of rows together. See docs/decisions/0019-rows-by-the-page.md.
 */
public final class Rows {
  private static final byte[] HEAD = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final int END = -1;
  private static final int NULL = -1;

  /** Where PostgreSQL's days and microseconds are counted from. */
  private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

  private static final OffsetDateTime EPOCH_TIME = EPOCH.atStartOfDay().atOffset(ZoneOffset.UTC);

  private final String table;
  private final String columns;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
  private final DataOutputStream out = new DataOutputStream(bytes);
  private long count;

  private Rows(String table, String columns) {
    this.table = table;
    this.columns = columns;
  }

  /**
   * @param columns with commas between; the others get their defaults
   */
  public static Rows into(String table, String columns) {
    Rows rows = new Rows(table, columns);
    rows.bytes.writeBytes(HEAD);
    return rows;
  }

  /**
   * One more row.
   *
   * @param values of the very types of the columns: Long for bigint, Integer for integer, Boolean
   *     for boolean, String for text, byte[] for bytea, OffsetDateTime for timestamptz, LocalDate
   *     for date
   */
  public Rows add(@Nullable Object... values) {
    try {
      out.writeShort(values.length);
      for (Object each : values) write(each);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    count++;
    return this;
  }

  private void write(@Nullable Object value) throws IOException {
    if (value == null) {
      out.writeInt(NULL);
    } else if (value instanceof Long number) {
      out.writeInt(Long.BYTES);
      out.writeLong(number);
    } else if (value instanceof Integer number) {
      out.writeInt(Integer.BYTES);
      out.writeInt(number);
    } else if (value instanceof Boolean flag) {
      out.writeInt(1);
      out.writeBoolean(flag);
    } else if (value instanceof String text) {
      write(text.getBytes(StandardCharsets.UTF_8));
    } else if (value instanceof byte[] all) {
      write(all);
    } else if (value instanceof OffsetDateTime time) {
      out.writeInt(Long.BYTES);
      out.writeLong(ChronoUnit.MICROS.between(EPOCH_TIME, time));
    } else if (value instanceof LocalDate day) {
      out.writeInt(Integer.BYTES);
      out.writeInt((int) ChronoUnit.DAYS.between(EPOCH, day));
    } else {
      throw new IllegalArgumentException("no column takes a " + value.getClass().getName());
    }
  }

  private void write(byte[] all) throws IOException {
    out.writeInt(all.length);
    out.write(all);
  }

  /** Writes them; does nothing where there are none. */
  public void insert(Handle handle) {
    if (count == 0) return;
    String sql = "copy " + table + " (" + columns + ") from stdin (format binary)";
    try {
      out.writeShort(END);
      PGConnection connection = handle.getConnection().unwrap(PGConnection.class);
      CopyIn copy = connection.getCopyAPI().copyIn(sql);
      try {
        byte[] all = bytes.toByteArray();
        copy.writeToCopy(all, 0, all.length);
        copy.endCopy();
      } finally {
        if (copy.isActive()) copy.cancelCopy();
      }
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(
          "cannot write into " + table, e, handle.createUpdate(sql).getContext());
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }
}
