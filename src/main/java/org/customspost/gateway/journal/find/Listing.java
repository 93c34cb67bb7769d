package org.customspost.gateway.journal.find;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a list is made of. Its rows stand in the order of the numbers of one table, which only grow;
 * a page goes on below a number, never after a count of rows.
 *
 * @param name as in addresses: {@code items}
 * @param table whose numbers are the keys
 * @param time column of that table that grows with its numbers
 * @param columns what is shown; in their SQL {@code k} is the table's row
 * @param joins what the columns need beside {@code k}
 * @param plain where rows are looked for
 * @param narrow the same where a filter is used that it alone knows; as {@code plain} where there
 *     is none
 * @param filters by name
 * @param indexed whether an index has just the rows of this list, so that all may be looked through
 */
public record Listing(
    String name,
    String table,
    String time,
    List<Column> columns,
    String joins,
    Source plain,
    Source narrow,
    Map<String, Filter> filters,
    boolean indexed) {

  /**
   * Where rows are looked for.
   *
   * @param key number of the table's row
   * @param always condition that holds for all rows of the list
   */
  public record Source(String from, String key, String always) {
    static Source of(String from) {
      return new Source(from, "k.id", "true");
    }
  }

  /**
   * A filter.
   *
   * @param condition with {@code :name} for its value
   * @param allowed its values; empty where any is
   * @param narrow whether only the narrow source has it
   */
  public record Filter(String condition, Set<String> allowed, boolean narrow) {
    static Filter of(String condition) {
      return new Filter(condition, Set.of(), false);
    }

    static Filter of(String condition, Set<String> allowed) {
      return new Filter(condition, allowed, false);
    }

    boolean isPattern() {
      return condition.contains("like ");
    }

    Filter narrowing() {
      return new Filter(condition, allowed, true);
    }
  }

  public Listing {
    columns = List.copyOf(columns);
    filters = Map.copyOf(filters);
  }
}
