package org.customspost.gateway.journal.find;

/**
 * A column of a list.
 *
 * @param name as in the JSON, and as head of the CSV
 * @param sql what it shows, as text; times as ISO 8601 in UTC
 */
public record Column(String name, Kind kind, String sql) {
  /** How a page shows it. */
  public enum Kind {
    TEXT,
    NUMBER,
    TIME,
    ITEM,
    ARRIVAL,
    DEPARTURE,
    NAME,
    CODE
  }

  static Column text(String name, String sql) {
    return new Column(name, Kind.TEXT, sql);
  }

  static Column number(String name, String sql) {
    return new Column(name, Kind.NUMBER, sql + "::text");
  }

  static Column time(String name, String sql) {
    String form = "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
    return new Column(name, Kind.TIME, form.formatted(sql));
  }

  static Column of(Kind kind, String name, String sql) {
    return new Column(name, kind, sql);
  }
}
