package org.customspost.gateway.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.customspost.gateway.simulator.Scenario.CarrierRole;

/** A carrier: tells what flies and where receptacles are, hears what must not be loaded. */
final class SimulatedCarrier implements Sender {
  private final CarrierRole role;
  private final Seen seen;
  private final ItemFiles files;
  private final List<Reading> readings;
  private final Partner partner;

  /** Opens the carrier's door. */
  SimulatedCarrier(CarrierRole role, ItemFiles files, Folders folders, Seen seen)
      throws IOException {
    this.role = role;
    this.files = files;
    this.seen = seen;
    this.readings = Reading.all(folders.templates(), role.readings());
    partner =
        new Partner(
            role.name(), PartnerDoors.open(role.name(), role.door(), seen), seen, folders.kept());
    partner.listen(this::read);
  }

  @Override
  public String name() {
    return role.name();
  }

  @Override
  public void send(Shipment shipment) {
    Letter letter = files.write(shipment);
    for (int time = 0; time < shipment.times(); time++) partner.send(letter, Duration.ZERO);
  }

  private void read(Letter letter) {
    List<Facts> messages = Reading.first(readings, letter.body());
    if (messages.isEmpty()) seen.odd(role.name() + " cannot read " + letter.name());
    messages.forEach(this::understood);
  }

  private void understood(Facts facts) {
    if (!facts.first("notice").isEmpty()) seen.warned(facts);
    else if (!facts.first("interchange").isEmpty()) seen.reported(facts);
    else seen.acknowledged(role.name(), facts);
  }

  @Override
  public void close() throws IOException {
    partner.close();
  }
}
