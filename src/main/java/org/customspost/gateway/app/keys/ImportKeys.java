package org.customspost.gateway.app.keys;

import static org.customspost.gateway.error.ErrorCode.CFG_326;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.signing.KeyFile;
import org.customspost.gateway.signing.KeyRing;
import org.customspost.gateway.signing.SigningKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Keys that openssl, keytool or an authority made. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Takes the keys of a PKCS#12 file into the key file.")
final class ImportKeys implements Callable<Integer> {
  @Parameters(paramLabel = "PKCS12", description = "The file to take from; it is left as it is.")
  private Path from;

  @Option(
      names = "--password",
      required = true,
      paramLabel = "REF",
      description = "Reference to its password: env:NAME or file:/path, never itself.")
  private String password;

  @Option(
      names = "--as",
      paramLabel = "ALIAS",
      description = "The alias it gets here (default: its own). For a file with one key.")
  private @Nullable String alias;

  @Mixin private final NewKey target = new NewKey();
  @ParentCommand private KeysCommand parent;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    KeyStock stock = parent.stock();
    KeyFile file = stock.file(target.file());
    List<SigningKey> keys = named(read(stock));
    stock.add(file, keys, target.replace());
    for (SigningKey each : keys) {
      String print = KeyLine.fingerprint(each.certificate());
      spec.commandLine()
          .getOut()
          .printf("%s is in %s.%nSHA-256 %s%n", each.alias(), file.path(), print);
    }
    return 0;
  }

  private List<SigningKey> read(KeyStock stock) {
    Findings findings = new Findings();
    KeyFile source = new KeyFile(from.toAbsolutePath(), password);
    List<SigningKey> keys = KeyRing.load(List.of(source), stock.secrets(), findings).keys();
    findings.throwIfRejected();
    return keys;
  }

  private List<SigningKey> named(List<SigningKey> keys) {
    if (keys.size() == 1 && alias != null) return List.of(keys.get(0).as(alias));
    if (keys.isEmpty() || alias != null)
      throw KeyStock.wrong(
          CFG_326, "count", Integer.toString(keys.size()), "file", from.toString());
    return keys;
  }
}
