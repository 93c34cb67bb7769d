package org.customspost.gateway.dossier.match;

import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Rows handed to the database column by column, as arrays: one statement for all of them. */
final class Columns {
  private Columns() {}

  static <T> void column(
      Update update,
      String name,
      Class<?> type,
      List<T> rows,
      Function<T, @Nullable Object> value) {
    @Nullable Object[] values = new Object[rows.size()];
    for (int i = 0; i < values.length; i++) values[i] = value.apply(rows.get(i));
    update.bindArray(name, type, values);
  }

  /** What every match says: the columns rank, reason, announced and declaredAs. */
  static <T> void match(Update update, List<T> rows, Function<T, Match> match) {
    List<Match> matches = rows.stream().map(match).toList();
    column(update, "rank", Integer.class, matches, each -> each.reason().rank());
    column(update, "reason", String.class, matches, each -> each.reason().name());
    column(update, "announced", String.class, matches, Match::announced);
    column(update, "declaredAs", String.class, matches, Match::declared);
  }
}
