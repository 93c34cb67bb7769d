package org.customspost.gateway.console.act;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.customspost.gateway.journal.Audit;
import org.customspost.gateway.model.CsvLine;

/** The audit as CSV (RFC 4180), a row for each thing that an entry is about. */
final class AuditCsv {
  private static final String COLUMNS =
      "entry,at,who,role,from,action,reason,target,name,partner,done,outcome\r\n";

  private final Writer out;

  AuditCsv(OutputStream out) throws IOException {
    this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    this.out.write(COLUMNS);
  }

  void add(Audit.Entry entry, List<Audit.Line> lines) throws IOException {
    for (Audit.Line each : lines)
      out.write(
          CsvLine.of(
                  "" + entry.id(),
                  entry.at().toInstant().toString(),
                  entry.who().name(),
                  entry.who().role(),
                  entry.who().origin(),
                  entry.action(),
                  entry.reason(),
                  each.target(),
                  each.name(),
                  each.partner(),
                  each.done() ? "yes" : "no",
                  each.outcome())
              .text());
  }

  void flush() throws IOException {
    out.flush();
  }
}
