package org.customspost.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.customspost.gateway.journal.Story.Fact;
import org.customspost.gateway.journal.Story.Moment;
import org.customspost.gateway.journal.Story.Wait;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the parts of a story from rows that name their columns as the parts do. */
final class StoryRows {
  private StoryRows() {}

  static Moment moment(ResultSet row, StatementContext context) throws SQLException {
    return new Moment(
        row.getObject("at", OffsetDateTime.class),
        row.getString("what"),
        row.getString("who"),
        row.getString("text"));
  }

  static Fact fact(ResultSet row, StatementContext context) throws SQLException {
    return new Fact(row.getString("name"), row.getString("value"));
  }

  static Wait waiting(ResultSet row, StatementContext context) throws SQLException {
    return new Wait(row.getString("turn"), row.getString("text"));
  }
}
