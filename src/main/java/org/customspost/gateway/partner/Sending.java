package org.customspost.gateway.partner;

import static org.customspost.gateway.error.ErrorCode.CFG_014;

import java.util.List;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.yaml.YamlMap;

/** Checks that a channel named for sending exists and sends. */
final class Sending {
  private Sending() {}

  /** The channel a mapping names, or the partner's first that sends. */
  static String channel(YamlMap yaml, String partner, List<Channel> channels) {
    List<String> senders = senders(channels);
    if (!yaml.has("channel") && !senders.isEmpty()) return senders.get(0);
    String channel = yaml.text("channel");
    check(yaml.place("channel"), channel, partner, channels, yaml.findings());
    return channel;
  }

  static void check(
      Place place, String channel, String partner, List<Channel> channels, Findings findings) {
    if (channel.isEmpty()) return; // missing, and a finding already
    List<String> ids = channels.stream().map(Channel::id).toList();
    List<String> senders = senders(channels);
    if (!ids.contains(channel))
      findings.add(References.missing(place, "channel of " + partner, channel, ids));
    else if (!senders.contains(channel))
      findings.add(
          CFG_014,
          place,
          "channel",
          channel,
          "partner",
          partner,
          "known",
          References.listed(senders));
  }

  private static List<String> senders(List<Channel> channels) {
    return channels.stream().filter(Channel::sends).map(Channel::id).toList();
  }
}
