package org.customspost.gateway.simulator;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.customspost.gateway.model.Sha256;
import org.customspost.gateway.simulator.Scenario.CarrierRole;
import org.customspost.gateway.simulator.Scenario.CustomsRole;
import org.customspost.gateway.simulator.Scenario.DoorTerms;
import org.customspost.gateway.simulator.Scenario.Group;
import org.customspost.gateway.simulator.Scenario.PostRole;

/** Plays a scenario against a running gateway, stage by stage, and says how it ended. */
public final class Play implements AutoCloseable {
  private static final long LOOK_MILLIS = 500;

  private final Scenario scenario;
  private final ItemFiles files;
  private final Seen seen = new Seen();
  private final Map<String, Partner> senders = new HashMap<>();
  private final List<SimulatedCustoms> customs = new ArrayList<>();
  private final Map<String, String> hashes = new HashMap<>();
  private final List<Shipment> sent = new ArrayList<>();

  /**
   * Opens all partners' doors.
   *
   * @param now gives the posting date, which is the day before
   */
  public Play(Scenario scenario, Folders folders, Instant now) throws IOException {
    this.scenario = scenario;
    this.files = new ItemFiles(scenario, folders.templates(), now);
    try {
      for (CustomsRole each : scenario.customs())
        customs.add(new SimulatedCustoms(each, scenario, folders, now, seen));
      for (CarrierRole each : scenario.carriers())
        sender(each.name(), each.door(), each.readings(), folders)
            .listen(new SimulatedCarrier(each.name(), seen)::understood);
      boolean posts = scenario.shipments().stream().anyMatch(this::isOfAPost);
      for (PostRole each : posts ? scenario.posts() : List.<PostRole>of()) {
        Partner post = sender(each.name(), each.door(), each.readings(), folders);
        post.listen(new SimulatedPost(each, folders.templates(), post, seen)::understood);
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private Partner sender(String name, DoorTerms door, List<String> readings, Folders folders)
      throws IOException {
    Partner sender = new Partner(name, door, readings, folders, seen);
    senders.put(name, sender);
    return sender;
  }

  private boolean isOfAPost(Shipment shipment) {
    return scenario.carrier(shipment.sender()).isEmpty();
  }

  /** How many messages partners will see. */
  public int total() {
    return came().expected();
  }

  private Came came() {
    return new Came(scenario, hashes, seen);
  }

  /**
   * Sends everything and waits for what follows.
   *
   * @param patience how long the whole may take
   * @param calm how long nothing more may come, once all is there
   * @param progress hears how many of the messages that are expected partners have seen
   */
  public Tally run(Duration patience, Duration calm, IntConsumer progress)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    customs.forEach(SimulatedCustoms::answerEarly);
    for (int stage :
        scenario.shipments().stream().mapToInt(Shipment::stage).sorted().distinct().toArray()) {
      for (Shipment each : scenario.shipments()) if (each.stage() == stage) send(each);
      await(end, progress, this::stageIsOver);
    }
    await(end, progress, () -> tally().asPlanned());
    long quiet = Math.min(end, System.nanoTime() + calm.toNanos());
    await(quiet, progress, () -> false);
    return tally();
  }

  /** How it stands. */
  public Tally tally() {
    return Tally.of(scenario, hashes, seen);
  }

  private void send(Shipment shipment) {
    Letter letter = files.write(shipment);
    String hash = Sha256.of(letter.body()).hex();
    hashes.put(shipment.file(), hash);
    if (shipment.again().isEmpty()) seen.sending(hash, scenario.itemsOf(shipment));
    sent.add(shipment);
    Partner sender = senders.get(shipment.sender());
    if (sender == null) return;
    for (int time = 0; time < shipment.times(); time++) sender.send(letter, Duration.ZERO);
  }

  /** All files that were sent have their report, and customs has what they were to bring it. */
  private boolean stageIsOver() {
    for (Shipment each : sent) {
      String hash = hashes.getOrDefault(each.file(), "");
      if (!each.report().isEmpty() && seen.reportsOf(hash).isEmpty()) return false;
      for (String name : each.groups()) {
        Group group = scenario.group(name);
        if (!group.expected().declared().contains("original")) continue;
        for (int i = 0; i < group.count(); i++)
          if (seen.declarationsOf(scenario.itemId(group, i)).isEmpty()) return false;
      }
    }
    return true;
  }

  /** A condition over what was seen. */
  private interface Condition {
    boolean holds();
  }

  private void await(long end, IntConsumer progress, Condition condition)
      throws InterruptedException {
    while (System.nanoTime() < end && !condition.holds()) {
      long left = Math.max(1, (end - System.nanoTime()) / 1_000_000);
      seen.awaitNews(seen.count(), Math.min(LOOK_MILLIS, left));
      progress.accept(came().came());
    }
  }

  @Override
  public void close() {
    senders.values().forEach(Play::close);
    customs.forEach(Play::close);
  }

  private static void close(AutoCloseable each) {
    try {
      each.close();
    } catch (Exception e) { // the interface's; a door that does not close cleanly is closed too
      org.slf4j.LoggerFactory.getLogger(Play.class).debug("closing", e);
    }
  }
}
