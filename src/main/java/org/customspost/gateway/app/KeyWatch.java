package org.customspost.gateway.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.partner.Agreements;
import org.customspost.gateway.signing.KeyBook;
import org.customspost.gateway.signing.KeyFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts changed keys and certificates in force while the gateway runs: the files, and which files
 * gateway.yaml names. Loaded whole and checked against the agreements, or refused with all findings
 * while the former stay. Tells also when a scheduled key's first day has come.
 */
final class KeyWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeyWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(3);
  private static final String FILE = "file:";

  private final Path home;
  private final Path config;
  private final Rulebook rulebook;
  private final Runnable changed;
  private final Rounds rounds;
  private Settings settings;
  private FileStamps taken;
  private FileStamps seen;
  private Map<String, String> signing;
  private boolean opened;

  /**
   * @param read how the files stood before those in force were read
   * @param changed what else depends on keys, once others are in force
   */
  KeyWatch(Settings settings, FileStamps read, Rulebook rulebook, Runnable changed) {
    this.home = settings.home();
    this.config = settings.config();
    this.settings = settings;
    this.rulebook = rulebook;
    this.changed = changed;
    taken = read;
    seen = taken;
    signing = rulebook.keys().now().ours().signing(Instant.now());
    rounds = Rounds.every(EVERY, "key-watch", this::look);
  }

  /** The start does not wait for what no message needs yet; what is wrong with it is told. */
  private void open() {
    if (opened) return;
    opened = true;
    for (Finding each : rulebook.keys().now().open()) LOG.error("{}", each);
  }

  private void look() {
    open();
    FileStamps now = FileStamps.of(files(settings));
    // Somebody may be in the midst of copying: a change counts when it stood still for one look.
    boolean still = now.equals(seen);
    seen = now;
    if (still && !now.equals(taken)) {
      taken = now;
      reload();
    }
    tellWhoSigns();
  }

  /** Loads the files again; tells why where they are refused. */
  List<Finding> reload() {
    Findings findings = new Findings();
    Settings next = Settings.read(home, config, findings);
    KeyBook book = Rulebook.keys(next, findings);
    findings.addAll(book.open());
    if (!findings.reject()) fits(book, findings);
    if (findings.reject()) return refused(findings.list());
    settings = next;
    taken = FileStamps.of(files(next));
    rulebook.replace(book);
    LOG.info(
        "keys in force: {} of ours, certificates of {}",
        book.ours().keys().size(),
        book.theirs().keySet());
    for (Finding each : book.expiring(Instant.now())) LOG.warn("{}", each);
    return tell();
  }

  private void fits(KeyBook book, Findings findings) {
    try {
      Agreements.load(
          config, Rulebook.known(rulebook.catalogue().now(), book, rulebook.destinations()));
    } catch (GatewayException e) {
      findings.addAll(e.findings());
    }
  }

  private static List<Finding> refused(List<Finding> findings) {
    LOG.error("the changed keys or certificates are refused, the former stay in force:");
    for (Finding each : findings) LOG.error("{}", each);
    return findings;
  }

  private List<Finding> tell() {
    try {
      changed.run();
      return List.of();
    } catch (GatewayException e) {
      for (Finding each : e.findings()) LOG.error("{}", each);
      return e.findings();
    }
  }

  private void tellWhoSigns() {
    Map<String, String> now = rulebook.keys().now().ours().signing(Instant.now());
    if (now.equals(signing)) return;
    now.forEach(
        (alias, key) -> {
          if (!key.equals(signing.get(alias))) LOG.info("from now on {} signs for {}", key, alias);
        });
    signing = now;
    tell();
  }

  static List<Path> files(Settings settings) {
    List<Path> files = new ArrayList<>(settings.certificates().watched());
    files.add(settings.config().resolve("gateway.yaml"));
    for (KeyFile each : settings.keys()) {
      files.add(each.path());
      if (each.password().startsWith(FILE))
        files.add(settings.config().resolve(each.password().substring(FILE.length())));
    }
    settings.as2().https().ifPresent(each -> files.add(each.keyFile()));
    return files;
  }

  @Override
  public void close() {
    rounds.close();
  }
}
