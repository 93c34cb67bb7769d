package org.customspost.gateway.app.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.customspost.gateway.model.item.S10Id;
import org.customspost.gateway.simulator.Resources;

/**
 * An interchange of item messages of any length, made while it is read. Every item is the sample in
 * {@code item.edi} under its own S10 id, with other numbers and words of the same length; the same
 * seed gives the same bytes. What stands around the items of a message is in {@code head.edi} and
 * {@code end.edi}.
 */
final class BenchItems extends InputStream {
  /** Items in one message, and in one file of the line's benchmark. */
  static final int PER_MESSAGE = 1_000;

  private static final String HEAD = text("head.edi");
  private static final String SAMPLE = text("item.edi");
  private static final String END = text("end.edi");
  private static final int FRAME = (int) (HEAD + END).lines().count();
  private static final int SEGMENTS = (int) SAMPLE.lines().count();

  private final Random random;
  private final int items;
  private final String reference;
  private final int firstSerial;
  private int made;
  private int messages;
  private boolean ended;
  private InputStream now;

  /**
   * @param reference of the interchange
   * @param firstSerial of the S10 ids: up to eight digits
   */
  BenchItems(int items, String reference, int firstSerial, long seed) {
    this.items = items;
    this.reference = reference;
    this.firstSerial = firstSerial;
    this.random = new Random(seed);
    this.now =
        stream("UNA:+.? 'UNB+UNOC:3+BENCHPOST:UP+GATEWAY:UP+260715:0930+" + reference + "'\n");
  }

  static byte[] bytes(int items, String reference, int firstSerial, long seed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(items * 1_700);
    try (InputStream in = new BenchItems(items, reference, firstSerial, seed)) {
      in.transferTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return out.toByteArray();
  }

  /** Bytes of one item: its segments alone. */
  static int itemBytes() {
    return SAMPLE.length();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (true) {
      int count = now.read(buffer, offset, length);
      if (count > 0 || length == 0) return count;
      if (ended) return -1;
      now = stream(next());
    }
  }

  private String next() {
    if (made < items) return message();
    ended = true;
    return "UNZ+" + messages + "+" + reference + "'\n";
  }

  private String message() {
    int count = Math.min(PER_MESSAGE, items - made);
    messages++;
    StringBuilder text = new StringBuilder(count * (SAMPLE.length() + 8) + 200);
    text.append(filled(HEAD, count));
    for (int i = 1; i <= count; i++) text.append(item(i));
    return text.append(filled(END, count)).toString();
  }

  private String filled(String part, int count) {
    return part.replace("{message}", Integer.toString(messages))
        .replace("{reference}", reference)
        .replace("{items}", Integer.toString(count))
        .replace("{segments}", Integer.toString(FRAME + count * SEGMENTS));
  }

  private String item(int number) {
    int serial = firstSerial + made++;
    String digits = "%08d".formatted(serial);
    return SAMPLE
        .replace(
            "CNI+1+RR473124829GB",
            "CNI+" + number + "+RR" + digits + S10Id.checkDigit(digits) + "GB")
        .replace("-000001", "-" + digits.substring(2))
        .replace("strasse 117", "strasse " + (100 + random.nextInt(900)))
        .replace("49.80", "4" + random.nextInt(10) + ".8" + random.nextInt(10))
        .replace("GRM:400", "GRM:" + (300 + random.nextInt(100)))
        .replace("woollen", random.nextBoolean() ? "woollen" : "angorra");
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String text(String name) {
    return Resources.text("/org/customspost/gateway/app/bench/" + name);
  }
}
