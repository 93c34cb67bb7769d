package org.customspost.gateway.channel;

import java.util.List;
import org.customspost.gateway.channel.door.Door;
import org.customspost.gateway.channel.sftp.AuthorizedKeys;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.partner.Channel.JmsQueue;
import org.customspost.gateway.partner.Channel.SftpDelivery;
import org.customspost.gateway.partner.Channel.SftpMailbox;
import org.customspost.gateway.partner.Channel.SftpPoll;
import org.customspost.gateway.partner.Channel.SftpServer;
import org.customspost.gateway.partner.Secrets;

/** What would keep a door shut, looked for without opening it: secrets and public keys. */
public final class DoorCheck {
  private final Secrets secrets;
  private final Findings findings;

  public DoorCheck(Secrets secrets, Findings findings) {
    this.secrets = secrets;
    this.findings = findings;
  }

  public void look(String partner, Channel channel) {
    Place place = Place.source(Door.name(partner, channel.id()));
    for (String each : secretsOf(channel))
      if (!each.isEmpty()) gather(place, () -> secrets.needed(each));
    for (String each : keysOf(channel))
      gather(place, () -> AuthorizedKeys.read(List.of(each), place));
  }

  private void gather(Place place, Runnable look) {
    try {
      look.run();
    } catch (GatewayException e) {
      for (Finding each : e.findings()) findings.add(each.at(place));
    }
  }

  private static List<String> secretsOf(Channel channel) {
    if (channel instanceof SftpPoll poll) return secretsOf(poll.server());
    if (channel instanceof SftpDelivery delivery) return secretsOf(delivery.server());
    if (channel instanceof SftpMailbox mailbox) return List.of(mailbox.password());
    if (channel instanceof JmsQueue queue) return List.of(queue.password());
    return List.of(); // folders and AS2 have none of their own
  }

  private static List<String> secretsOf(SftpServer server) {
    return List.of(server.password(), server.key(), server.passphrase());
  }

  private static List<String> keysOf(Channel channel) {
    if (channel instanceof SftpPoll poll) return poll.server().hostKeys();
    if (channel instanceof SftpDelivery delivery) return delivery.server().hostKeys();
    if (channel instanceof SftpMailbox mailbox) return mailbox.authorizedKeys();
    return List.of();
  }
}
