package org.customspost.gateway.console.act;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.customspost.gateway.console.Call;
import org.customspost.gateway.console.Refused;

/** Lists that go on by the key of their last row. One row more is asked for than is shown. */
final class Paging {
  private Paging() {}

  static long key(Call call, String name, long otherwise) {
    String text = call.query(name).orElse("");
    if (text.isEmpty()) return otherwise;
    if (!text.matches("[0-9]{1,18}"))
      throw Refused.unclear("\"" + name + "\" is a number that a list of ours gave.");
    return Long.parseLong(text);
  }

  static <T> List<T> first(List<T> rows, int most) {
    return rows.subList(0, Math.min(rows.size(), most));
  }

  static <T> Optional<Long> next(List<T> rows, int most, Function<T, Long> key) {
    return rows.size() > most ? Optional.of(key.apply(rows.get(most - 1))) : Optional.empty();
  }
}
