package org.customspost.gateway.console.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.customspost.gateway.console.Pages;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.Routes;
import org.customspost.gateway.flow.Kinds;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Pauses;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.partner.CurrentAgreements;

/** The agreed channels of all partners, and which of them stand still. */
public final class ChannelPages implements Pages {
  private final Database database;
  private final CurrentAgreements agreements;
  private final Pauses pauses = new Pauses();

  ChannelPages(Database database, CurrentAgreements agreements) {
    this.database = database;
    this.agreements = agreements;
  }

  /**
   * One channel.
   *
   * @param ways whether it takes, sends or both
   * @param waiting departures that wait to leave over it
   * @param pause who made it stand still; empty where it does not
   */
  public record Line(
      String partner,
      String channel,
      String mode,
      String kind,
      String ways,
      long waiting,
      Optional<Pauses.Row> pause) {

    public String ref() {
      return partner + "/" + channel;
    }
  }

  @Override
  public void open(Routes routes) {
    routes.link("Channels", "/channels", Role.VIEWER);
    routes.get("/channels", Role.VIEWER, call -> call.show("act/channels", "Channels", lines()));
  }

  /** All of them, by partner. */
  List<Line> lines() {
    Map<String, Pauses.Row> paused =
        database.transaction(pauses::all).stream()
            .collect(
                Collectors.toMap(
                    each -> each.partner() + "/" + each.channel(), Function.identity()));
    Map<String, Long> waiting = database.transaction(handle -> pauses.waiting(handle, Kinds.SEND));
    List<Line> lines = new ArrayList<>();
    for (Agreement agreement : agreements.now().all())
      for (Channel each : agreement.channels())
        lines.add(
            line(
                agreement,
                each,
                waiting.getOrDefault(agreement.partner() + "/" + each.id(), 0L),
                Optional.ofNullable(paused.get(agreement.partner() + "/" + each.id()))));
    return lines;
  }

  private static Line line(
      Agreement agreement, Channel channel, long waiting, Optional<Pauses.Row> pause) {
    return new Line(
        agreement.partner(),
        channel.id(),
        agreement.mode().name().toLowerCase(Locale.ROOT),
        kind(channel),
        channel.receives() ? channel.sends() ? "takes and sends" : "takes" : "sends",
        waiting,
        pause);
  }

  private static String kind(Channel channel) {
    if (channel instanceof Channel.FileDrop) return "folder";
    if (channel instanceof Channel.SftpMailbox) return "SFTP mailbox here";
    if (channel instanceof Channel.JmsQueue) return "JMS";
    return channel instanceof Channel.As2 ? "AS2" : "SFTP at the partner";
  }
}
