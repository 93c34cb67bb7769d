package org.customspost.gateway.as2.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Random;
import org.customspost.gateway.as2.mime.Parameters;

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
  static final String BOUNDARY = "=_related";
  private static final byte[] BINARY = new byte[20_000];

  static {
    new Random(4130).nextBytes(BINARY);
  }

  private Samples() {}

  /** What a document is, where it is sent with attachments. */
  static byte[] document(Case options) {
    return options.content() == Case.Content.RELATED ? EDIFACT.clone() : of(options);
  }

  static byte[] of(Case options) {
    return switch (options.content()) {
      case EDIFACT -> EDIFACT.clone();
      case XML -> XML.clone();
      case BINARY -> BINARY.clone();
      case RELATED -> related(options.name().text());
    };
  }

  /** The document and one attachment (RFC 6362 section 2). */
  private static byte[] related(String name) {
    boolean ascii = name.chars().allMatch(c -> c < 128);
    String parameter =
        ascii ? "filename=" + Parameters.quoted(name) : "filename*=" + Parameters.extended(name);
    return String.join(
            "\r\n",
            "--" + BOUNDARY,
            "Content-Type: application/edifact",
            "Content-Disposition: attachment; " + parameter,
            "",
            new String(EDIFACT, UTF_8),
            "--" + BOUNDARY,
            "Content-Type: application/pdf",
            "Content-Transfer-Encoding: base64",
            "",
            "JVBERi0x",
            "--" + BOUNDARY + "--",
            "")
        .getBytes(UTF_8);
  }
}
