package org.customspost.gateway.codec;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How messages are written down; each has its {@link Codec}. */
public enum Syntax {
  EDIFACT("edi"),
  XML("xml"),
  JSON("json"),
  CARGOIMP("cargoimp");

  private final String extension;

  Syntax(String extension) {
    this.extension = extension;
  }

  /** As {@code format.yaml} has it; empty where there is none of that name. */
  public static Optional<Syntax> of(String word) {
    return Arrays.stream(values()).filter(each -> each.toString().equals(word)).findFirst();
  }

  /** What names of files in it end with. */
  public String extension() {
    return extension;
  }

  /**
   * Whether messages are segments in an envelope, which names sender, recipient and what each
   * message is; the other syntaxes leave that to the document.
   */
  public boolean hasEnvelope() {
    return this == EDIFACT;
  }

  /** As mappings and commands have it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
