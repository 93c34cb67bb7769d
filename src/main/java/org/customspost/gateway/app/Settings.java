package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.CFG_516;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.alert.Alerting;
import org.customspost.gateway.app.traces.Tracing;
import org.customspost.gateway.channel.as2.Listening;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.flow.act.Actions;
import org.customspost.gateway.partner.Retention;
import org.customspost.gateway.signing.KeyFile;
import org.customspost.gateway.yaml.YamlFile;
import org.customspost.gateway.yaml.YamlMap;

/**
 * What an operator sets in config/gateway.yaml; every key is in docs/reference/configuration.md.
 *
 * @param home where mappings/ and routes/ are
 * @param config the folder of gateway.yaml
 * @param data database, broker, mailboxes and generated keys
 * @param database empty for the gateway's own private PostgreSQL
 * @param as2 where partners post to us
 * @param metrics where a monitoring system asks
 * @param console where support staff look
 * @param alerts who hears of what
 * @param retention how long contents are kept
 * @param disk how much of it must be free
 * @param log how it is written
 * @param traces where they go; empty for nowhere
 * @param actions how much a person may do at once
 * @param masterKey reference to the key that seals stored payloads; empty for a file that is made
 *     in {@code data}
 * @param keys our own signing keys
 * @param certificates where partners' are
 */
public record Settings(
    Path home,
    Path config,
    Path data,
    Optional<DatabaseAddress> database,
    Listener broker,
    Listener sftp,
    Listening as2,
    Listener metrics,
    ConsoleSettings console,
    Alerting alerts,
    Retention retention,
    DiskSettings disk,
    LogFormat log,
    Optional<Tracing> traces,
    long largestUpload,
    Actions.Limits actions,
    String masterKey,
    List<KeyFile> keys,
    CertificateFiles certificates,
    Threads threads) {
  public Settings {
    keys = List.copyOf(keys);
  }

  /** A database by URL; the password is a reference. */
  public record DatabaseAddress(String url, String user, String password) {}

  /** Where a server listens; port 0: this process only (broker), or any free port (all others). */
  public record Listener(String host, int port) {}

  /**
   * How many work at once.
   *
   * @param calls departures on their way at once that leave one by one, over AS2
   */
  public record Threads(int arrivals, int writers, int senders, int calls) {}

  private static final long MEGABYTE = 1024 * 1024;
  private static final int BROKER_PORT = 61616;
  private static final int SFTP_PORT = 2222;
  private static final int CALLS = 64;
  private static final int MOST_AT_ONCE = 1_000;
  private static final int METRICS_PORT = 9464;

  /** Reads {@code gateway.yaml} of a configuration folder; without the file all defaults hold. */
  public static Settings read(Path home, Path config, Findings findings) {
    if (!Files.isDirectory(config))
      findings.add(CFG_516, Place.NOWHERE, "folder", config.toString());
    Path file = config.resolve("gateway.yaml");
    String shown = config.getFileName() + "/gateway.yaml";
    Optional<YamlMap> yaml =
        file.toFile().exists()
            ? YamlFile.read(file, shown, findings)
            : YamlFile.parse("{}", shown, findings);
    return yaml.map(map -> read(home, config, map)).orElseGet(() -> defaults(home, config));
  }

  private static Settings defaults(Path home, Path config) {
    return YamlFile.parse("{}", "defaults", new Findings())
        .map(map -> read(home, config, map))
        .orElseThrow();
  }

  private static Settings read(Path home, Path config, YamlMap yaml) {
    Settings settings =
        new Settings(
            home,
            config,
            home.resolve(yaml.text("data", "data")),
            yaml.map("database").map(Settings::database),
            listener(yaml, "broker", BROKER_PORT),
            listener(yaml, "sftp", SFTP_PORT),
            As2Settings.read(config, yaml),
            listener(yaml, "metrics", METRICS_PORT),
            ConsoleSettings.read(config, yaml),
            AlertSettings.read(yaml),
            Retention.read(yaml),
            DiskSettings.read(yaml),
            yaml.choice("log", LogFormat.class, LogFormat.TEXT),
            TraceSettings.read(yaml),
            yaml.number("largest-upload-mb", 512) * MEGABYTE,
            actions(yaml),
            yaml.text("master-key", ""),
            keys(config, yaml),
            CertificateFiles.read(config, yaml),
            threads(yaml));
    yaml.done();
    return settings;
  }

  private static DatabaseAddress database(YamlMap map) {
    DatabaseAddress address =
        new DatabaseAddress(map.text("url"), map.text("user"), map.text("password", ""));
    map.done();
    return address;
  }

  private static Listener listener(YamlMap yaml, String key, int port) {
    Optional<YamlMap> map = yaml.map(key);
    if (map.isEmpty()) return new Listener("127.0.0.1", port);
    Listener listener =
        new Listener(map.get().text("host", "127.0.0.1"), map.get().number("port", port));
    if (listener.port() < 0 || listener.port() > 65_535)
      map.get().wrong("port", Integer.toString(listener.port()), "0 to 65535");
    map.get().done();
    return listener;
  }

  private static Actions.Limits actions(YamlMap yaml) {
    Actions.Limits usual = Actions.Limits.USUAL;
    Optional<YamlMap> map = yaml.map("actions");
    if (map.isEmpty()) return usual;
    Actions.Limits limits =
        new Actions.Limits(
            map.get().number("most", usual.most()),
            map.get().number("per-second", usual.perSecond()));
    if (limits.most() < 1 || limits.most() > MOST_AT_ONCE)
      map.get().wrong("most", "" + limits.most(), "1 to " + MOST_AT_ONCE);
    if (limits.perSecond() < 1 || limits.perSecond() > MOST_AT_ONCE)
      map.get().wrong("per-second", "" + limits.perSecond(), "1 to " + MOST_AT_ONCE);
    map.get().done();
    return limits;
  }

  private static List<KeyFile> keys(Path config, YamlMap yaml) {
    List<KeyFile> keys = new ArrayList<>();
    for (YamlMap each : yaml.maps("keys")) {
      keys.add(new KeyFile(config.resolve(each.text("file")), each.text("password")));
      each.done();
    }
    return keys;
  }

  private static Threads threads(YamlMap yaml) {
    Optional<YamlMap> map = yaml.map("threads");
    if (map.isEmpty()) return new Threads(2, 2, 2, CALLS);
    Threads threads =
        new Threads(
            map.get().number("arrivals", 2),
            map.get().number("writers", 2),
            map.get().number("senders", 2),
            map.get().number("calls", CALLS));
    if (threads.calls() < 1) map.get().wrong("calls", "" + threads.calls(), "1 or more");
    map.get().done();
    return threads;
  }
}
