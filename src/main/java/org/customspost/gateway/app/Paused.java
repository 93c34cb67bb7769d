package org.customspost.gateway.app;

import java.util.Set;
import java.util.stream.Collectors;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Pauses;

/** The channels that stand still, {@code partner/channel}, as this gateway last saw them. */
final class Paused {
  private final Database database;
  private final Pauses pauses = new Pauses();
  private volatile Set<String> channels;

  Paused(Database database) {
    this.database = database;
    this.channels = asked();
  }

  Set<String> channels() {
    return channels;
  }

  boolean stands(String partner, String channel) {
    return channels.contains(partner + "/" + channel);
  }

  /** Looks again; gives what it saw before. */
  Set<String> renewed() {
    Set<String> before = channels;
    channels = asked();
    return before;
  }

  private Set<String> asked() {
    return database.transaction(pauses::all).stream()
        .map(each -> each.partner() + "/" + each.channel())
        .collect(Collectors.toUnmodifiableSet());
  }
}
