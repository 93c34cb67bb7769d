package org.customspost.gateway.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.customspost.gateway.simulator.Scenario.PostRole;

/**
 * A post: sends its files, reads what comes back, answers what customs wants before loading, and
 * tells that it holds what it must hold.
 */
final class SimulatedPost implements Sender {
  private static final Duration THINKING = Duration.ofMillis(200);

  private final PostRole role;
  private final Seen seen;
  private final ItemFiles files;
  private final List<Reading> readings;
  private final ResponseBook responses;
  private final Partner partner;

  /** Opens the post's door. */
  SimulatedPost(PostRole role, ItemFiles files, Folders folders, Seen seen) throws IOException {
    this.role = role;
    this.files = files;
    this.seen = seen;
    this.readings = Reading.all(folders.templates(), role.readings());
    this.responses = new ResponseBook(role, folders.templates());
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
    if (!facts.first("notice").isEmpty()) noticed(facts);
    else if (!facts.first("referral").isEmpty()) asked(facts);
    else if (!facts.first("receptacle").isEmpty()) seen.happened(facts);
    else if (!facts.first("interchange").isEmpty()) seen.reported(facts);
    else seen.acknowledged(role.name(), facts);
  }

  private void asked(Facts referral) {
    seen.asked(referral);
    responses.toReferral(referral).ifPresent(letter -> partner.send(letter, THINKING));
  }

  private void noticed(Facts notice) {
    seen.noticed(notice);
    responses.toNotice(notice).ifPresent(letter -> partner.send(letter, THINKING));
  }

  @Override
  public void close() throws IOException {
    partner.close();
  }
}
