package org.customspost.gateway.console.act;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.console.Call;
import org.customspost.gateway.console.Pages;
import org.customspost.gateway.console.Refused;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.Routes;
import org.customspost.gateway.flow.act.Action;
import org.customspost.gateway.journal.Audit;
import org.customspost.gateway.journal.Database;

/** Who did what and why. */
public final class AuditPages implements Pages {
  private static final int ROWS = 50;

  private final Database database;
  private final Audit audit = new Audit();

  AuditPages(Database database) {
    this.database = database;
  }

  /**
   * A page of the list.
   *
   * @param next where it goes on; empty at its end
   */
  public record Model(
      Audit.Filter filter, List<String> actions, List<Audit.Entry> entries, Optional<Long> next) {}

  /** One entry, with what became of each thing. */
  public record Whole(Audit.Entry entry, List<Audit.Line> lines) {}

  @Override
  public void open(Routes routes) {
    routes.link("Audit", "/audit", Role.VIEWER);
    routes.get("/audit", Role.VIEWER, call -> call.show("act/audit", "Audit", model(call)));
    routes.get("/audit.csv", Role.VIEWER, this::csv);
    routes.get(
        "/audit/{id}",
        Role.VIEWER,
        call -> call.show("act/entry", "What was done", whole(call.path("id"))));
  }

  /** As the call asks for it. */
  Model model(Call call) {
    Audit.Filter filter = filter(call);
    long before = Paging.key(call, "before", Long.MAX_VALUE);
    List<Audit.Entry> entries = page(filter, before, ROWS + 1);
    return new Model(
        filter,
        Arrays.stream(Action.values()).map(Action::word).toList(),
        Paging.first(entries, ROWS),
        Paging.next(entries, ROWS, Audit.Entry::id));
  }

  private static Audit.Filter filter(Call call) {
    return new Audit.Filter(
        call.query("who").orElse(""),
        call.query("action").orElse(""),
        call.query("partner").orElse(""));
  }

  private List<Audit.Entry> page(Audit.Filter filter, long before, int most) {
    return database.transaction(handle -> audit.page(handle, filter, before, most));
  }

  /** The entry of a number, as addresses have it. */
  Whole whole(String id) {
    Optional<Audit.Entry> entry =
        id.matches("[0-9]{1,18}")
            ? database.transaction(handle -> audit.get(handle, Long.parseLong(id)))
            : Optional.empty();
    return entry
        .map(each -> new Whole(each, lines(each)))
        .orElseThrow(() -> Refused.notFound("There is no entry " + id + " in the audit."));
  }

  private List<Audit.Line> lines(Audit.Entry entry) {
    return database.transaction(handle -> audit.lines(handle, entry.id()));
  }

  private void csv(Call call) throws IOException {
    Audit.Filter filter = filter(call);
    call.download(
        "text/csv; charset=utf-8",
        "audit.csv",
        out -> {
          AuditCsv file = new AuditCsv(out);
          long before = Long.MAX_VALUE;
          List<Audit.Entry> entries = page(filter, before, ROWS);
          while (!entries.isEmpty()) {
            for (Audit.Entry each : entries) file.add(each, lines(each));
            before = entries.get(entries.size() - 1).id();
            entries = page(filter, before, ROWS);
          }
          file.flush();
        });
  }
}
