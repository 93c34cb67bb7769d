package org.customspost.gateway.as2.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Random;

/** What is sent: small, but with everything that MIME has a rule for. */
final class Samples {
  private static final byte[] EDIFACT =
      String.join(
              "\r\n",
              "UNB+UNOC:3+A+B+260101:1200+1'",
              "UNH+1+X:D:96B:UN'",
              "",
              "FTX+AAA+++tea --=_x'",
              "UNT+3+1'",
              "UNZ+1+1'",
              "")
          .getBytes(UTF_8);
  private static final byte[] XML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<item>\n  <name>caf\u00e9</name>\n\n</item>\n"
          .getBytes(UTF_8);
  private static final byte[] BINARY = new byte[20_000];

  static {
    new Random(4130).nextBytes(BINARY);
  }

  private Samples() {}

  static byte[] of(Case.Content content) {
    return switch (content) {
      case EDIFACT -> EDIFACT.clone();
      case XML -> XML.clone();
      case BINARY -> BINARY.clone();
    };
  }
}
