package org.customspost.gateway.console.act;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.customspost.gateway.console.TestConsole;
import org.customspost.gateway.flow.act.Actions;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Known;

/** A console with the pages of acting, upon a database in which things wait for a person. */
final class ActConsole implements AutoCloseable {
  private static final String POST =
      """
      partner: north-post
      role: operator
      mode: test
      channels:
        - {id: box, kind: file, folder: north}
      """;
  private static final Set<String> NONE = Set.of();

  final TestConsole pages;
  private final Database database = TestDatabase.fresh();
  private final Work work = new Work(database);

  /**
   * @param most targets of one action
   */
  ActConsole(Path config, int most) throws IOException {
    Files.createDirectories(config.resolve("partners"));
    Files.writeString(config.resolve("partners/north-post.yaml"), POST);
    Known nothing =
        new Known(
            Map.of(), Map.of(), Map.of(), NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE);
    CurrentAgreements agreements = new CurrentAgreements(config, () -> nothing);
    Actions actions =
        new Actions(
            work, door -> agreements.channel(door).isPresent(), new Actions.Limits(most, 1_000));
    pages = TestConsole.with(new ActPages(database, actions, agreements));
    database.run(
        handle ->
            handle.execute("insert into payload (id, unit, hash, bytes) values (1, 1, '', 0)"));
  }

  /** As it was at first. */
  void empty() {
    database.run(
        handle ->
            handle.execute(
                "truncate audit, audit_target, pause, parked, work, hold_order, departure,"
                    + " document, dossier cascade"));
  }

  void parked(int count) {
    database.run(
        handle -> {
          for (int i = 1; i <= count; i++)
            handle.execute(
                "with d as (insert into departure (partner, channel, kind, format,"
                    + " control_reference, unique_id, file_name, prepared_at, state, payload,"
                    + " problem) values ('customs', 'box', 'DECLARATION', 'x@1', ?, ?, ?, now(),"
                    + " 'PARKED', 1, 'SND-021 <script>alert(1)</script>') returning id, partner)"
                    + " insert into parked (what, subject, partner) select 'departure', id, partner"
                    + " from d",
                "%014d".formatted(i),
                "U" + i,
                "=file<b>" + i + ".xml");
        });
  }

  void held(String item, String operator) {
    database.run(
        handle ->
            handle.execute(
                "with d as (insert into dossier (item_id, operator) values (?, ?) returning id)"
                    + " insert into hold_order (filing, operator, answer, dossier, meaning)"
                    + " select id, ?, 1, id, 'HOLD_DOCS' from d",
                item,
                operator,
                operator));
  }

  List<String> query(String sql) {
    return database.transaction(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  @Override
  public void close() {
    pages.close();
    work.close();
    database.close();
  }
}
