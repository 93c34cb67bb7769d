package org.customspost.gateway.app.keys;

import static org.customspost.gateway.error.ErrorCode.CFG_325;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.customspost.gateway.signing.Certificates;
import org.customspost.gateway.signing.KeyFile;
import org.customspost.gateway.signing.KeyStoreFile;
import org.customspost.gateway.signing.SigningKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A certificate for partners, or a key for another machine of ours. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes the certificate of a key in PEM, or with --with-key both as PKCS#12.")
final class ExportKey implements Callable<Integer> {
  @Parameters(paramLabel = "ALIAS", description = "The key's own alias, see keys list.")
  private String alias;

  @Option(names = "--out", paramLabel = "FILE", description = "Default: the terminal.")
  private @Nullable Path out;

  @Option(names = "--with-key", description = "The key too; needs --out and --password.")
  private boolean withKey;

  @Option(
      names = "--password",
      paramLabel = "REF",
      description = "Reference to the new file's password: env:NAME or file:/path.")
  private @Nullable String password;

  @Option(names = "--replace", description = "Write over a file that exists.")
  private boolean replace;

  @ParentCommand private KeysCommand parent;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    KeyStock stock = parent.stock();
    SigningKey key = stock.key(alias);
    if (out != null && Files.exists(out) && !replace)
      throw KeyStock.wrong(CFG_325, "file", out.toString());
    if (withKey) write(key, stock);
    else if (out == null) spec.commandLine().getOut().print(Certificates.pem(key.certificate()));
    else Files.writeString(out, Certificates.pem(key.certificate()));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private void write(SigningKey key, KeyStock stock) throws IOException {
    if (out == null || password == null)
      throw new ParameterException(spec.commandLine(), "--with-key needs --out and --password");
    Files.deleteIfExists(out);
    KeyStoreFile file =
        KeyStoreFile.open(new KeyFile(out.toAbsolutePath(), password), stock.secrets());
    file.put(key);
    file.save();
  }
}
