package org.customspost.gateway.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.customspost.gateway.model.passage.Batch.Slice;

/** Where the bytes of a unit stand in its arrival, as every table of units has it. */
final class Slices {
  private Slices() {}

  static Slice of(ResultSet row) throws SQLException {
    return new Slice(
        row.getString("format"),
        row.getLong("head_offset"),
        row.getInt("head_length"),
        row.getLong("unit_offset"),
        row.getInt("unit_length"));
  }
}
