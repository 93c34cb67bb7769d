package org.customspost.gateway.app.keys;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every sub-command that writes into a key file. */
final class NewKey {
  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Key file as gateway.yaml names it; needed where it names several.")
  private @Nullable String file;

  @Option(names = "--replace", description = "Put it in the place of one with the same alias.")
  private boolean replace;

  Optional<String> file() {
    return Optional.ofNullable(file);
  }

  boolean replace() {
    return replace;
  }
}
