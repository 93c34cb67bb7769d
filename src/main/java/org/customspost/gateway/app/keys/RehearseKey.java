package org.customspost.gateway.app.keys;

import static org.customspost.gateway.error.ErrorCode.CFG_460;
import static org.customspost.gateway.error.ErrorCode.CFG_461;
import static org.customspost.gateway.error.ErrorCode.CFG_462;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.channel.as2.AgreedKeys;
import org.customspost.gateway.channel.as2.Rehearsal;
import org.customspost.gateway.channel.as2.Rehearsal.Outcome;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.signing.CurrentKeys;
import org.customspost.gateway.signing.KeyRing;
import org.customspost.gateway.signing.Providers;
import org.customspost.gateway.signing.SigningKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tries the next key on a partner while the former still signs. */
@Command(
    name = "rehearse",
    mixinStandardHelpOptions = true,
    description = {
      "Sends the partner a test message signed with the scheduled key, and checks the receipt.",
      "A text that says it is a rehearsal; encrypted as agreed. The gateway may run or not: nothing of"
          + " it is kept here, and nothing that counts is signed with the key before its first day."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./gateway keys rehearse north-post             the key that keys schedule made",
      "  ./gateway keys rehearse --current north-post   today's key: does the connection work?",
      "",
      "Exit code 0 where the partner's receipt proves that it takes the key, 1 where not."
    })
final class RehearseKey implements Callable<Integer> {
  @Parameters(paramLabel = "PARTNER", description = "As its agreement is called.")
  private String partner;

  @Option(
      names = "--channel",
      paramLabel = "ID",
      description = "AS2 channel of the agreement; needed where several send.")
  private @Nullable String channel;

  @Option(names = "--current", description = "With the key that signs today.")
  private boolean current;

  @Option(names = "--json", description = "Prints JSON for scripts.")
  private boolean json;

  @ParentCommand private KeysCommand parent;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    KeyStock stock = parent.stock();
    Channel.As2 as2 = channel(stock.places().agreements().get().of(partner).channels());
    SigningKey key = key(stock.ring(), as2.peer().ourKey());
    AgreedKeys agreed = new AgreedKeys(new CurrentKeys(stock.book()));
    Path spool = Files.createTempDirectory("rehearsal");
    try {
      Rehearsal rehearsal = new Rehearsal(Primitives.choose(Providers.choose()), spool);
      Outcome outcome = rehearsal.play(partner, as2, agreed, signing(key));
      RehearsalReport report = new RehearsalReport(partner, as2, key, outcome);
      spec.commandLine().getOut().print(json ? report.json() : report.text());
      spec.commandLine().getOut().flush();
      return outcome.problem().isEmpty() ? 0 : 1;
    } finally {
      Files.deleteIfExists(spool);
    }
  }

  private Channel.As2 channel(List<Channel> channels) {
    List<Channel.As2> fitting =
        channels.stream()
            .filter(each -> each instanceof Channel.As2 && each.sends())
            .map(Channel.As2.class::cast)
            .filter(each -> channel == null || each.id().equals(channel))
            .toList();
    if (fitting.size() == 1) return fitting.get(0);
    String found = channels.stream().map(Channel::id).collect(Collectors.joining(", "));
    throw KeyStock.wrong(
        CFG_462,
        "partner",
        partner,
        "count",
        Integer.toString(fitting.size()),
        "channel",
        channel == null ? "" : " called \"" + channel + "\"",
        "found",
        found.isEmpty() ? "none" : found);
  }

  /** The next of the keys that agreements name so, or the one of today. */
  private SigningKey key(KeyRing ring, String alias) {
    Instant now = Instant.now();
    if (current) return ring.signer(alias, now);
    return ring.family(alias).stream()
        .filter(each -> each.from().isAfter(now))
        .min(Comparator.comparing(SigningKey::from))
        .orElseThrow(() -> KeyStock.wrong(CFG_460, "alias", alias));
  }

  /** The same key without the day in its alias, so that it signs as soon as it is valid. */
  private static SigningKey signing(SigningKey key) {
    SigningKey today = key.as(KeyRing.base(key.alias()));
    if (!today.validAt(Instant.now()))
      throw KeyStock.wrong(CFG_461, "alias", key.alias(), "from", today.from().toString());
    return today;
  }
}
