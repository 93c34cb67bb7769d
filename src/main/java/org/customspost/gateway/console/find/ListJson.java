package org.customspost.gateway.console.find;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.customspost.gateway.journal.find.Column;
import org.customspost.gateway.journal.find.ListPage;
import org.customspost.gateway.journal.find.Listing;

/** Rows of a list as JSON; what is not known is left out. */
public final class ListJson {
  private ListJson() {}

  public static void rows(Listing listing, ListPage page, JsonGenerator json) throws IOException {
    for (ListPage.Line each : page.lines()) row(listing.columns(), each, json);
  }

  private static void row(List<Column> columns, ListPage.Line line, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("key", line.key());
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      String cell = line.cells().get(i);
      if (cell.isEmpty()) continue;
      if (column.kind() == Column.Kind.NUMBER)
        json.writeNumberField(column.name(), Long.parseLong(cell));
      else json.writeStringField(column.name(), cell);
    }
    json.writeEndObject();
  }
}
