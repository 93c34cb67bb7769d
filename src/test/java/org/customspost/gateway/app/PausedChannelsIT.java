package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.flow.act.Action;
import org.customspost.gateway.flow.act.Actions;
import org.customspost.gateway.flow.act.Target;
import org.customspost.gateway.journal.Audit;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.postgres.Address;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A paused channel stands still on a running gateway, and after a restart, and loses nothing. */
@Timeout(180)
class PausedChannelsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path config;
  private Path home;
  private Settings settings;

  @BeforeEach
  void configure() throws IOException {
    Address address = TestDatabase.freshAddress();
    home = config.resolve("post");
    Files.writeString(config.resolve("db"), address.password());
    Files.writeString(
        config.resolve("gateway.yaml"),
        "data: \"%s\"\ndatabase: {url: \"%s\", user: %s, password: 'file:db'}\n"
                .formatted(config.resolve("data"), address.url(), address.user())
            + "sftp: {port: 0}\nmetrics: {port: 0}\nbroker: {port: 0}\n");
    Files.createDirectories(config.resolve("partners"));
    Files.writeString(
        config.resolve("partners/post.yaml"),
        """
        partner: post
        role: operator
        mode: test
        acknowledge: {reports: [text], channel: reports}
        channels:
          - {id: items, kind: file, every: 1s, send: false, folder: "%1$s/items"}
          - {id: reports, kind: file, receive: false, folder: "%1$s/reports"}
        """
            .formatted(home));
    settings = Settings.read(Path.of("").toAbsolutePath(), config, new Findings());
  }

  private static void act(Gateway gateway, Action action, String channel) {
    Actions actions = new Actions(gateway.memory().work(), door -> true, Actions.Limits.USUAL);
    gateway
        .memory()
        .database()
        .run(
            handle ->
                actions.perform(
                    handle,
                    action,
                    action + channel,
                    List.of(Target.channel("post", channel)),
                    new Audit.Who("kim", "support", "here"),
                    "because"));
  }

  private static void pausedAre(Gateway gateway, String... channels) {
    await().atMost(PATIENCE).until(() -> gateway.health().paused().equals(List.of(channels)));
  }

  private static long sendsWaiting(Database database) {
    return database.transaction(
        handle ->
            handle
                .createQuery("select count(*) from work where kind = 'send'")
                .mapTo(Long.class)
                .one());
  }

  private long files(String folder) throws IOException {
    if (!Files.exists(home.resolve(folder))) return 0;
    try (Stream<Path> files = Files.list(home.resolve(folder))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void staysPausedOverARestartAndThenGoesOn() throws IOException {
    try (Gateway gateway = Gateway.start(settings)) {
      act(gateway, Action.PAUSE, "reports");
      pausedAre(gateway, "post/reports");
      Files.writeString(home.resolve("items/in/bad.edi"), "no message at all");
      Database database = gateway.memory().database();
      await().atMost(PATIENCE).until(() -> sendsWaiting(database) == 1);
      act(gateway, Action.PAUSE, "items");
      pausedAre(gateway, "post/items", "post/reports");
      Files.writeString(home.resolve("items/in/later.edi"), "no message either");
    }
    try (Gateway gateway = Gateway.start(settings)) {
      assertThat(gateway.health().paused()).containsExactly("post/items", "post/reports");
      assertThat(gateway.health().closed()).as("paused is not closed").isEmpty();
      act(gateway, Action.RESUME, "reports");
      await().atMost(PATIENCE).until(() -> files("reports/out") == 1);
      assertThat(files("items/in")).as("the other channel still stands").isEqualTo(1);
      assertThat(query(gateway, "select tries from departure")).containsExactly("0");
      act(gateway, Action.RESUME, "items");
      await().atMost(PATIENCE).until(() -> files("reports/out") == 2);
    }
  }

  private static List<String> query(Gateway gateway, String sql) {
    return gateway
        .memory()
        .database()
        .transaction(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }
}
