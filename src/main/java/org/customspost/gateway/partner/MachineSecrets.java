package org.customspost.gateway.partner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Secrets from environment variables and files. */
final class MachineSecrets implements Secrets {
  @Override
  public String resolve(String reference) throws IOException {
    int colon = reference.indexOf(':');
    String name = reference.substring(colon + 1);
    return switch (reference.substring(0, Math.max(0, colon))) {
      case "env" -> environment(name);
      case "file" -> Files.readString(Path.of(name)).stripTrailing();
      default -> throw new IOException("a secret must be env:NAME or file:PATH");
    };
  }

  private static String environment(String name) throws IOException {
    String value = System.getenv(name);
    if (value == null) throw new IOException("environment variable " + name + " is not set");
    return value;
  }
}
