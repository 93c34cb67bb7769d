package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.postgres.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A running gateway takes up a changed list, and keeps the former where the change is broken. */
@Timeout(120)
class CatalogueWhileRunningIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String HEAD = "# source: our own date: 2026-11-01\ncode,meaning,from,to\n";

  @Test
  void takesUpWhatIsWholeAndNothingElse(@TempDir Path config) throws IOException {
    Address address = TestDatabase.freshAddress();
    Files.writeString(config.resolve("db"), address.password());
    Files.writeString(
        config.resolve("gateway.yaml"),
        "data: \"%s\"\ndatabase: {url: \"%s\", user: %s, password: 'file:db'}\n"
                .formatted(config.resolve("data"), address.url(), address.user())
            + "sftp: {port: 0}\nmetrics: {port: 0}\nbroker: {port: 0}\n");
    Path list = Files.createDirectories(config.resolve("codelists")).resolve("shelves.csv");
    Settings settings = Settings.read(Path.of("").toAbsolutePath(), config, new Findings());
    try (Gateway gateway = Gateway.start(settings)) {
      Files.writeString(list, HEAD + "A,upper,,\n");
      await().atMost(PATIENCE).until(() -> meaning(gateway, "A").equals("upper"));

      String good = gateway.rulebook().catalogue().now().hash();
      Files.writeString(list, "no list at all\n");
      Path mappings = settings.home().resolve("mappings");
      try (CatalogueWatch watch = new CatalogueWatch(mappings, config, gateway.rulebook())) {
        assertThat(watch.reload()).anyMatch(each -> each.toString().contains("shelves.csv"));
      }
      assertThat(gateway.rulebook().catalogue().now().hash()).isEqualTo(good);

      Files.writeString(list, HEAD + "A,middle,,\n");
      await().atMost(PATIENCE).until(() -> meaning(gateway, "A").equals("middle"));
    }
  }

  private static String meaning(Gateway gateway, String code) {
    Catalogue now = gateway.rulebook().catalogue().now();
    if (!now.lists().byName().containsKey("shelves")) return "";
    String meaning = now.lists().byName().get("shelves").meaning(code, LocalDate.EPOCH);
    return meaning == null ? "" : meaning;
  }
}
