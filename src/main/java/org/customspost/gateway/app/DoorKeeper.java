package org.customspost.gateway.app;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.customspost.gateway.channel.Doors;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.Agreements;
import org.customspost.gateway.partner.AgreementsChange;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.partner.CurrentAgreements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens, replaces and closes doors when agreements change while the gateway runs. */
final class DoorKeeper implements CurrentAgreements.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(DoorKeeper.class);

  private final Doors doors;
  private final Paused paused;

  DoorKeeper(Doors doors, Paused paused) {
    this.doors = doors;
    this.paused = paused;
  }

  /** Opens all doors. One that does not open must not keep the others out. */
  void open(Agreements agreements) {
    for (Agreement each : agreements.all()) open(each);
    LOG.info("{} doors are open", doors.open().size());
  }

  private void open(Agreement agreement) {
    for (Channel each : agreement.channels()) open(agreement.partner(), each);
  }

  private void open(String partner, Channel channel) {
    try {
      doors.open(partner, channel, () -> paused.stands(partner, channel.id()));
    } catch (GatewayException e) {
      LOG.error("{}", e.getMessage());
    }
  }

  @Override
  public void changed(AgreementsChange change) {
    for (String each : change.removed()) close(each);
    for (String each : change.changed()) {
      close(each);
      open(change.now().of(each));
    }
    for (String each : change.added()) open(change.now().of(each));
    LOG.info(
        "agreements in force: added {}, changed {}, removed {}",
        change.added(),
        change.changed(),
        change.removed());
  }

  /**
   * Other keys or certificates are in force. What a door signs and decrypts with it asks for each
   * time; what it calls an HTTPS server with is bound when it opens.
   */
  void keysChanged(Agreements now) {
    for (Agreement agreement : now.all())
      for (Channel each : agreement.channels())
        if (each instanceof Channel.As2 as2 && as2.peer().callsWithKeys())
          open(agreement.partner(), each);
  }

  /** Somebody said that channels stand still, or go on. */
  void pausesChanged(Set<String> ended, Set<String> begun) {
    for (String each : ended) tell(each, doors::resume);
    for (String each : begun) tell(each, doors::pause);
  }

  private static void tell(String channel, BiConsumer<String, String> what) {
    int slash = channel.indexOf('/');
    try {
      what.accept(channel.substring(0, slash), channel.substring(slash + 1));
    } catch (GatewayException e) {
      LOG.error("{}", e.getMessage());
    }
  }

  private void close(String partner) {
    String prefix = partner + ".";
    for (String door : doors.open())
      if (door.startsWith(prefix)) doors.close(partner, door.substring(prefix.length()));
  }

  @Override
  public void refused(List<Finding> findings) {
    LOG.error("the changed agreements are refused, the former stay in force:");
    for (Finding each : findings) LOG.error("{}", each);
  }
}
