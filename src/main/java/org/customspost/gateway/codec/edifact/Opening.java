package org.customspost.gateway.codec.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.customspost.gateway.error.ErrorCode.INS_101;
import static org.customspost.gateway.error.ErrorCode.INS_102;
import static org.customspost.gateway.error.ErrorCode.INS_103;
import static org.customspost.gateway.error.ErrorCode.INS_105;

import java.io.IOException;
import org.customspost.gateway.codec.Envelope;
import org.customspost.gateway.error.Position;

/** The first bytes of an interchange: UNA and UNB. */
final class Opening {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private final SegmentScanner scanner;
  private final TokenText text;

  Opening(SegmentScanner scanner, TokenText text) {
    this.scanner = scanner;
    this.text = text;
  }

  /** Whether bytes begin as an interchange does, or as one does whose UNB got lost. */
  static boolean recognises(byte[] head) {
    int blank = blank(head);
    return startsWith(head, blank, "UNA")
        || startsWith(head, blank, "UNB")
        || startsWith(head, blank, "UNH");
  }

  /**
   * Takes UNA where there is one.
   *
   * @return false where no interchange begins here
   */
  boolean begin(CappedFindings findings) throws IOException {
    byte[] head = scanner.peek(256);
    int blank = blank(head);
    if (blank == head.length) {
      findings.add(INS_101, new Position(0, 0, 0, 0, ""));
      return false;
    }
    if (!recognises(head)) {
      findings.add(INS_102, new Position(blank, 1, 0, 0, ""), "value", shown(head, blank));
      return false;
    }
    scanner.skip(blank);
    if (startsWith(head, blank, "UNA") && head.length >= blank + 9) una(head, blank, findings);
    return true;
  }

  /** Reads the current segment as UNB and goes on in its character set. */
  Envelope unb(CappedFindings findings) {
    String level = text.of(1, 1);
    Repertoire repertoire = Repertoire.of(level);
    String version = text.of(1, 2);
    boolean known = version.length() == 1 && version.charAt(0) >= '1' && version.charAt(0) <= '4';
    if (repertoire == null || !known)
      findings.add(
          INS_103,
          new Position(scanner.offset(), 1, 1, repertoire == null ? 1 : 2, "UNB/S001"),
          "value",
          level + ":" + version,
          "allowed",
          Repertoire.ALLOWED);
    if (repertoire != null) scanner.use(repertoire);
    return new Envelope(
        party(2), party(3), text.of(5, 1), text.raw(4), "", text.of(11, 1).equals("1"));
  }

  private String party(int element) {
    String qualifier = text.of(element, 2);
    return text.of(element, 1) + (qualifier.isEmpty() ? "" : ":" + qualifier);
  }

  private void una(byte[] head, int blank, CappedFindings findings) {
    byte[] una = java.util.Arrays.copyOfRange(head, blank, blank + 9);
    Separators separators = Separators.of(una);
    scanner.skip(9);
    if (separators.sound()) scanner.use(separators);
    else
      findings.add(
          INS_105, new Position(blank, 1, 0, 0, "UNA"), "value", new String(una, ISO_8859_1));
  }

  private static int blank(byte[] head) {
    int p = 0;
    if (head.length >= 3
        && head[0] == BYTE_ORDER_MARK[0]
        && head[1] == BYTE_ORDER_MARK[1]
        && head[2] == BYTE_ORDER_MARK[2]) p = 3;
    while (p < head.length && head[p] <= ' ' && head[p] >= 0) p++;
    return p;
  }

  private static boolean startsWith(byte[] head, int from, String tag) {
    return head.length >= from + 3
        && head[from] == tag.charAt(0)
        && head[from + 1] == tag.charAt(1)
        && head[from + 2] == tag.charAt(2);
  }

  private static String shown(byte[] head, int from) {
    int stop = Math.min(head.length, from + 8);
    String shown = new String(head, from, stop - from, ISO_8859_1);
    return shown.replaceAll("[^ -~]", ".");
  }
}
