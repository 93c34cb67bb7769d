package org.customspost.gateway.app.keys;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.customspost.gateway.signing.KeyFile;
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

/** A new key with a self-signed certificate; partners trust by agreement, not by authorities. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a key with a self-signed certificate and puts it into the key file.",
      "AS2 partners need RSA, because most AS2 products encrypt to nothing else."
    })
final class GenerateKey implements Callable<Integer> {
  @Parameters(paramLabel = "ALIAS", description = "As agreements will name it.")
  private String alias;

  @Option(names = "--kind", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Kind kind = Kind.EC_P256;

  @Option(names = "--name", paramLabel = "TEXT", description = "Common name (default: the alias).")
  private @Nullable String name;

  @Option(names = "--from", paramLabel = "DATE", description = "First day (default: now).")
  private @Nullable LocalDate from;

  @Option(names = "--days", paramLabel = "N", description = "Validity (default: ${DEFAULT-VALUE}).")
  private int days = 730;

  @Mixin private final NewKey target = new NewKey();
  @ParentCommand private KeysCommand parent;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    KeyStock stock = parent.stock();
    KeyFile file = stock.file(target.file());
    Instant begin = from == null ? Instant.now() : KeyLine.start(from);
    Instant end = begin.plus(Duration.ofDays(days));
    SigningKey key = SelfSigned.create(alias, name == null ? alias : name, kind, begin, end);
    stock.add(file, List.of(key), target.replace());
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s is in %s, valid until %s.%n", alias, file.path(), KeyLine.day(end));
    out.println("SHA-256 " + KeyLine.fingerprint(key.certificate()));
    out.println("Its certificate for partners:  ./gateway keys export " + alias);
    return 0;
  }
}
