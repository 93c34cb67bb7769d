package org.customspost.gateway.flow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.mapping.ReadMapping;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.RetentionClass;

/**
 * What an interchange seems to be about, by its first bytes: which key seals it must be known
 * before it is stored. Nothing else depends on it, and it never refuses anything.
 */
public final class FirstLook implements Receive.Sorting {
  static final int BYTES = 4096;

  private final CurrentCatalogue catalogue;

  public FirstLook(CurrentCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public RetentionClass of(Agreement sender, byte[] head) {
    Optional<Format> format = format(Bytes.isCompressed(head) ? unpacked(head) : head);
    ReadMapping reader =
        format.map(each -> catalogue.now().readers().get(each.name())).orElse(null);
    if (format.isPresent() && reader == null) return RetentionClass.ACKNOWLEDGEMENTS;
    // Customs sends answers; of other forms than ours, too.
    if (sender.role() == Agreement.Role.CUSTOMS) return RetentionClass.ANSWERS;
    return reader == null ? RetentionClass.OTHER : RetentionClass.of(FormatUses.of(reader));
  }

  // Whoever reads it all says what is wrong with it, where nothing can be told from these bytes.
  private Optional<Format> format(byte[] head) {
    Catalogue current = catalogue.now();
    return current.codecFor(head).flatMap(codec -> codec.begun(head, current));
  }

  private static byte[] unpacked(byte[] head) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
      byte[] buffer = new byte[BYTES];
      // Read once: the rest is not in the head, and asking for it would fail.
      return Arrays.copyOf(buffer, Math.max(0, in.read(buffer, 0, BYTES)));
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
