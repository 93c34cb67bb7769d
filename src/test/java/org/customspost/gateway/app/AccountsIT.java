package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.postgres.Address;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Accounts and matches, as the commands tell them. Posts, items and amounts are invented. */
class AccountsIT {
  private Path config;

  private record Run(int exit, String out, String err) {}

  @BeforeEach
  void fill(@TempDir Path folder) throws IOException {
    config = folder;
    Address address = TestDatabase.freshAddress();
    Files.writeString(folder.resolve("password"), address.password());
    Files.writeString(
        folder.resolve("gateway.yaml"),
        "database: {url: \"%s\", user: %s, password: \"file:password\"}%n"
            .formatted(address.url(), address.user()));
    try (Database database = Database.open(address, 1)) {
      for (String each : ROWS.split(";\n", -1))
        if (!each.isBlank()) database.run(handle -> handle.execute(each));
    }
  }

  /**
   * Two declarations in November; the first was charged twice, the second by its sum; one later.
   */
  private static final String ROWS =
      """
      insert into payload (id, unit, hash, bytes) values (1, 1, '', 1);
      insert into arrival (id, partner, channel, name, payload, hash, bytes)
        values (1, 'north-post', 'box', 'items.xml', 1, '', 1), (2, 'customs', 'box', 'answers.xml', 1, '', 1),
          (3, 'north-post', 'box', 'despatch.edi', 1, '', 1);
      insert into dossier (id, item_id, operator) values (1, 'CP000000014DE', 'north-post'), (2, 'CP000000028DE', 'north-post');
      insert into item_version (id, dossier, number, arrival, ordinal, message, format, head_offset, head_length, unit_offset,
          unit_length, function, content_hash) values (1, 1, 1, 1, 1, '1', '', 0, 0, 0, 0, 'ORIGINAL', ''),
          (2, 2, 1, 1, 2, '1', '', 0, 0, 0, 0, 'ORIGINAL', '');
      insert into filing (id, dossier, customs, purpose, flow, lrn, mrn, state, declared_version) values
        (1, 1, 'customs', 'import', 'north-post/parcels', 'L1', 'M1', 'ACCEPTED', 1),
        (2, 2, 'customs', 'import', 'north-post/parcels', 'L2', null, 'ACCEPTED', 2);
      insert into departure (id, partner, channel, kind, format, control_reference, unique_id, file_name, prepared_at) values
        (1, 'customs', 'box', 'DECLARATION', 'd', '1', '1', 'd1', '2026-11-05 10:00Z'),
        (2, 'customs', 'box', 'DECLARATION', 'd', '2', '2', 'd2', '2026-11-30 23:59:59Z'),
        (3, 'customs', 'box', 'DECLARATION', 'd', '3', '3', 'd3', '2026-12-01 00:00Z');
      insert into document (id, departure, position, reference, function, dossier, filing, ruling) values
        (1, 1, 1, 'L1', 'ORIGINAL', 1, 1, E'type=\\nprocedure=\\nadditional=\\nstatements=\\nvalue=20.10 GBP\\nrow=r'),
        (2, 2, 1, 'L2', 'ORIGINAL', 2, 2, E'type=\\nprocedure=\\nadditional=\\nstatements=\\nvalue=0.20 GBP\\nrow=r'),
        (3, 3, 1, 'L2', 'AMENDMENT', 2, 2, '');
      insert into answer (id, customs, arrival, ordinal, message, format, head_offset, head_length, unit_offset, unit_length,
          notification_id, lrn, meaning, issued_at, filing) values
        (1, 'customs', 2, 1, '1', '', 0, 0, 0, 0, 'A1', 'L1', 'TAX', '2026-11-06 10:00Z', 1),
        (2, 'customs', 2, 2, '1', '', 0, 0, 0, 0, 'A2', 'L1', 'RELEASED_DUTY', '2026-11-07 10:00Z', 1),
        (3, 'customs', 2, 3, '1', '', 0, 0, 0, 0, 'A3', 'L2', 'TAX', '2026-11-08 10:00Z', 2),
        (4, 'customs', 2, 4, '1', '', 0, 0, 0, 0, 'A4', 'L1', 'RELEASED', '2026-11-09 10:00Z', 1);
      insert into charge (answer, line, type, amount, currency, answered_at) values
        (1, 1, 'A00', 99.99, 'GBP', '2026-11-06 10:00Z'),
        (2, 1, 'A00', 0.10, 'GBP', '2026-11-07 10:00Z'), (2, 2, 'B00', 4.205, 'GBP', '2026-11-07 10:00Z'),
        (2, 3, 'B00', 1.00, 'EUR', '2026-11-07 10:00Z'),
        (3, 1, 'A00', 0.20, 'GBP', '2026-11-08 10:00Z');
      insert into manifest (id, partner, level, reference, arrival, message, function, issued_at, content_hash, standing)
        values (1, 'north-post', 'DESPATCH', 'D1', 3, '1', 'ORIGINAL', '2026-11-10 10:00Z', '', 'IN_FORCE');
      insert into receptacle_match (receptacle, despatch, despatch_manifest, carrier, voyage, day, departs, items, declared,
          rank, reason) values ('DEFRAAGBLALAACN60117001000000', 'DEFRAAGBLALAACN60117', 1, 'BA', '816', '2026-11-12',
          '2026-11-12 20:10', 2, 1, 999, 'MATCHED');
      insert into item_match (item_id, dossier, version, manifest, receptacle, despatch, rank, reason, announced, decided) values
        ('CP000000014DE', 1, 1, 1, 'DEFRAAGBLALAACN60117001000000', 'DEFRAAGBLALAACN60117', 999, 'MATCHED', '', 'customs released'),
        ('CP000000031DE', null, null, 1, 'DEFRAAGBLALAACN60117001000000', 'DEFRAAGBLALAACN60117', 130, 'ANNOUNCED_NOT_DECLARED',
          'DEFRAAGBLALAACN60117001000000', '');
      """;

  private Run run(String... arguments) {
    StringWriter text = new StringWriter();
    StringWriter errors = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(text));
    line.setErr(new PrintWriter(errors));
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--config";
    all[arguments.length + 1] = config.toString();
    return new Run(line.execute(all), text.toString(), errors.toString());
  }

  @Test
  void sumsAMonthToTheCentAndNeverAcrossCurrencies() {
    Run run = run("account", "--period", "2026-11");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines().map(each -> each.replaceAll(" +", " ")))
        .containsExactly(
            "account summary of 2026-11",
            "account customs kind what lines total",
            "north-post customs charge a00 2 0.30 GBP",
            "north-post customs charge b00 1 1.00 EUR",
            "north-post customs charge b00 1 4.205 GBP",
            "north-post customs declaration original 2 20.30 GBP");
  }

  @Test
  void givesEveryLineOfTheSumsWithItsItem(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("november.csv");
    Run run =
        run("account", "--period", "2026-11", "--account", "north-post", "--csv", file.toString());

    assertThat(run.out()).contains("6 lines are in ");
    assertThat(Files.readAllLines(file))
        .contains(
            "kind,account,customs,at,item,lrn,mrn,what,amount,currency",
            "declaration,north-post,customs,2026-11-05T10:00Z,CP000000014DE,L1,M1,ORIGINAL,20.10,GBP",
            "charge,north-post,customs,2026-11-07T10:00Z,CP000000014DE,L1,M1,B00,4.205,GBP")
        .noneMatch(each -> each.contains("99.99"));
    assertThat(run("account", "--period", "2026-11", "--csv", file.toString()).exit()).isNotZero();
  }

  @Test
  void namesTheAccountsThereAre() {
    assertThat(run("account", "--period", "2026-11", "--account", "south").err())
        .contains("TRK-511", "there are north-post");
    assertThat(run("account", "--period", "2026-13").exit()).isEqualTo(2);
    assertThat(run("account", "--period", "2026-12").out()).contains("amendment");
  }

  @Test
  void saysWhatStopsADespatchWithBothSources() {
    Run run = run("match", "DEFRAAGBLALAACN60117");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "despatch DEFRAAGBLALAACN60117: may it be loaded? not yet",
            "1 receptacles, 2 items, departs 2026-11-12T20:10 local time",
            "1 announced not declared: announced, but no item data came",
            "CP000000031DE in DEFRAAGBLALAACN60117001000000",
            "(north-post despatch.edi)")
        .doesNotContain("CP000000014DE");
    assertThat(run("match", "CP000000014DE", "--all").exit()).isZero();
    assertThat(run("match", "BA0816", "--json").out())
        .contains("\"mayBeLoaded\" : \"not-yet\"", "\"announced-not-declared\" : 1");
    assertThat(run("match", "BA816/2026-11-13").err()).contains("TRK-510");
  }

  @Test
  void tellsTheMatchInTheStory() {
    assertThat(run("trace", "CP000000014DE").out())
        .contains(
            "may be loaded", "yes", "matched: what is announced, declared and decided agrees");
  }
}
