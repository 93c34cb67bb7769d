package org.customspost.gateway.app.keys;

import static org.customspost.gateway.error.ErrorCode.CFG_322;
import static org.customspost.gateway.error.ErrorCode.CFG_324;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.customspost.gateway.signing.KeyFile;
import org.customspost.gateway.signing.KeyRing;
import org.customspost.gateway.signing.SelfSigned;
import org.customspost.gateway.signing.SelfSigned.Kind;
import org.customspost.gateway.signing.SigningKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The successor of a key, from a day on. Until then, and a while after, both are valid. */
@Command(
    name = "schedule",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the successor of a key: it signs from its first day on.",
      "Its certificate is valid at once, so that partners can put it in, and keys rehearse can try it,"
          + " before that day. The old key stays valid until it expires. A running gateway needs no"
          + " restart."
    })
final class ScheduleKey implements Callable<Integer> {
  @Parameters(paramLabel = "ALIAS", description = "As agreements name it.")
  private String alias;

  @Option(names = "--from", required = true, paramLabel = "DATE", description = "Its first day.")
  private LocalDate from;

  @Option(
      names = "--kind",
      description = "${COMPLETION-CANDIDATES} (default: as the key before it).")
  private @Nullable Kind kind;

  @Option(names = "--days", paramLabel = "N", description = "Validity (default: ${DEFAULT-VALUE}).")
  private int days = 730;

  @Mixin private final NewKey target = new NewKey();
  @ParentCommand private KeysCommand parent;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    KeyStock stock = parent.stock();
    KeyFile file = stock.file(target.file());
    SigningKey last = last(stock);
    Instant begin = KeyLine.start(from);
    fits(begin, last);
    String next = KeyRing.base(last.alias()) + "-" + from;
    Kind made = kind == null ? KeyLine.sameKind(last.certificate()) : kind;
    Instant end = begin.plus(Duration.ofDays(days));
    Instant today = KeyLine.start(KeyLine.day(Instant.now()));
    SigningKey key = SelfSigned.successor(last, next, made, today, end);
    stock.add(file, List.of(key), target.replace());
    say(key, last);
    return 0;
  }

  private SigningKey last(KeyStock stock) {
    return stock.ring().family(alias).stream()
        .max(Comparator.comparing(SigningKey::from))
        .orElseThrow(
            () -> {
              String allowed = String.join(", ", stock.ring().aliases());
              return KeyStock.wrong(
                  CFG_322,
                  "alias",
                  alias,
                  "allowed",
                  allowed.isEmpty() ? "none" : allowed,
                  "hint",
                  "; make the first with keys generate");
            });
  }

  /** No day without a key that signs, and no change-over that partners learn of too late. */
  private void fits(Instant begin, SigningKey last) {
    if (begin.isAfter(Instant.now()) && !begin.isAfter(last.until()) && begin.isAfter(last.from()))
      return;
    LocalDate earliest = KeyLine.day(Instant.now()).plusDays(1);
    String allowed = earliest + " to " + KeyLine.day(last.until());
    throw KeyStock.wrong(CFG_324, "found", from.toString(), "allowed", allowed);
  }

  private void say(SigningKey key, SigningKey last) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s signs from %s on; %s stays valid until %s.%n",
        key.alias(), from, last.alias(), KeyLine.day(last.until()));
    out.println("SHA-256 " + KeyLine.fingerprint(key.certificate()));
    out.println("Send its certificate to partners now:  ./gateway keys export " + key.alias());
    out.println("When they have it, for AS2 partners:  ./gateway keys rehearse PARTNER");
  }
}
