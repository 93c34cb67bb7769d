package org.customspost.gateway.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.partner.Agreements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts changed mappings, rules, lists and rates in force while the gateway runs: loaded whole,
 * checked against the agreements, or refused with all findings while the former stay.
 */
final class CatalogueWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final Path mappings;
  private final Path config;
  private final Rulebook rulebook;
  private final Rounds rounds;
  private FileStamps taken = new FileStamps(Map.of());
  private FileStamps seen = taken;

  CatalogueWatch(Path mappings, Path config, Rulebook rulebook) {
    this.mappings = mappings;
    this.config = config;
    this.rulebook = rulebook;
    this.rounds = Rounds.every(EVERY, "catalogue-watch", this::look);
  }

  private void look() throws IOException {
    FileStamps now = CatalogueFolder.stamps(mappings, config);
    // An editor may be in the midst of writing: a change counts when it stood still for one look.
    boolean still = now.equals(seen);
    seen = now;
    if (!still || now.equals(taken)) return;
    taken = now;
    String hash = CatalogueFolder.hash(mappings, config, new Findings());
    if (!hash.equals(rulebook.catalogue().now().hash())) reload();
  }

  /** Loads the folders again; tells why where they are refused. */
  List<Finding> reload() {
    Findings findings = new Findings();
    Optional<Catalogue> next = CatalogueFolder.load(mappings, config, findings);
    if (next.isPresent()) fits(next.get(), findings);
    if (next.isEmpty() || findings.reject()) {
      LOG.error("the changed mappings, rules or lists are refused, the former stay in force:");
      for (Finding each : findings.list()) LOG.error("{}", each);
      return findings.list();
    }
    rulebook.replace(next.get());
    LOG.info("catalogue {} is in force", next.get().hash().substring(0, 12));
    return List.of();
  }

  private void fits(Catalogue next, Findings findings) {
    try {
      Agreements.load(config, Rulebook.known(next, rulebook.keys().now(), rulebook.destinations()));
    } catch (GatewayException e) {
      findings.addAll(e.findings());
    }
  }

  @Override
  public void close() {
    rounds.close();
  }
}
