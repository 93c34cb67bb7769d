package org.customspost.gateway.partner;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;

/**
 * The agreements in force now. A reload takes effect whole or not at all: where anything is wrong,
 * the agreements before stay in force and the findings are told.
 */
public final class CurrentAgreements {
  private final Path config;
  private final Supplier<Known> known;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile Agreements now;

  /**
   * Loads them for the first time.
   *
   * @param known what agreements may refer to, asked anew on each reload
   * @throws GatewayException CFG with all findings, where one of them rejects
   */
  public CurrentAgreements(Path config, Supplier<Known> known) {
    this(config, Agreements.load(config, known.get()), known);
  }

  /** Begins with those that are loaded already. */
  public CurrentAgreements(Path config, Agreements first, Supplier<Known> known) {
    this.config = config;
    this.known = known;
    this.now = first;
  }

  /** Keep the answer for the whole of one step: the next call may give others. */
  public Agreements now() {
    return now;
  }

  /** The channel of a door {@code partner/channel}, where an agreement has it now. */
  public Optional<Channel> channel(String door) {
    int slash = door.indexOf('/');
    return now()
        .find(door.substring(0, Math.max(0, slash)))
        .flatMap(agreement -> Optional.ofNullable(agreement.channel(door.substring(slash + 1))));
  }

  /** Hears of every later change and refusal, in the thread that reloads. */
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  /**
   * Reads the folder again.
   *
   * @return why the change was refused; empty where it is in force, or where nothing changed
   */
  public synchronized List<Finding> reload() {
    Agreements loaded;
    try {
      loaded = Agreements.load(config, known.get());
    } catch (GatewayException e) {
      for (Listener each : listeners) each.refused(e.findings());
      return e.findings();
    }
    AgreementsChange change = AgreementsChange.between(now, loaded);
    now = loaded;
    if (!change.isEmpty()) for (Listener each : listeners) each.changed(change);
    return List.of();
  }

  /** Hears what became of a reload. */
  public interface Listener {
    void changed(AgreementsChange change);

    void refused(List<Finding> findings);
  }
}
