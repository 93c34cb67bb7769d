package org.customspost.gateway.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.simulator.Scenario.PostRole;
import org.customspost.gateway.simulator.Scenario.Shipment;

/** A post: sends item files, reads what comes back. */
public final class SimulatedPost implements AutoCloseable {
  private final PostRole role;
  private final Seen seen;
  private final ItemFiles files;
  private final List<Reading> readings = new ArrayList<>();
  private final Partner partner;

  /** Opens the post's door. */
  public SimulatedPost(PostRole role, ItemFiles files, Folders folders, Seen seen)
      throws IOException {
    this.role = role;
    this.files = files;
    this.seen = seen;
    for (String each : role.readings()) readings.add(Reading.of(folders.templates(), each));
    partner =
        new Partner(
            role.name(), PartnerDoors.open(role.name(), role.door(), seen), seen, folders.kept());
    partner.listen(this::read);
  }

  public String name() {
    return role.name();
  }

  /** Writes a file and sends it, as often as it is to be sent. */
  public void send(Shipment shipment) {
    Letter letter = files.write(shipment);
    for (int time = 0; time < shipment.times(); time++) partner.send(letter, Duration.ZERO);
  }

  private void read(Letter letter) {
    for (Reading each : readings) {
      List<Facts> messages = each.read(letter.body());
      messages.forEach(this::understood);
      if (!messages.isEmpty()) return;
    }
    seen.odd(role.name() + " cannot read " + letter.name());
  }

  private void understood(Facts facts) {
    if (!facts.first("notice").isEmpty()) {
      seen.noticed(facts);
    } else if (!facts.first("interchange").isEmpty()) {
      seen.reported(facts);
    } else {
      List<String> actions = new ArrayList<>(facts.all("action"));
      actions.addAll(facts.all("message-action"));
      seen.acknowledged(role.name(), facts.first("reference"), actions);
    }
  }

  @Override
  public void close() throws IOException {
    partner.close();
  }
}
