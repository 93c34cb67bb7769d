package org.customspost.gateway.flow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.customspost.gateway.codec.Codec;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.error.GatewayException;
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

  private Optional<Format> format(byte[] head) {
    Catalogue current = catalogue.now();
    Optional<Codec> codec = current.codecFor(head);
    if (codec.isEmpty()) return Optional.empty();
    try {
      String identity = codec.get().open(new ByteArrayInputStream(head)).identity();
      Optional<Format> named = current.of(identity.replaceFirst("^\\{.*}", ""));
      return named.isPresent() ? named : byElement(current, codec.get(), head);
    } catch (GatewayException | IOException e) {
      return Optional.empty(); // whoever reads it all says what is wrong with it
    }
  }

  /** An envelope of XML has its message some levels down. */
  private static Optional<Format> byElement(Catalogue current, Codec codec, byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    return current.formats().values().stream()
        .filter(each -> each.syntax().equals(codec.syntax()) && each.identity().contains("/"))
        .filter(each -> begins(text, each.identity()))
        .findFirst();
  }

  private static boolean begins(String text, String identity) {
    String name = identity.substring(identity.lastIndexOf('/') + 1);
    return Pattern.compile("<(?:[\\w.-]+:)?" + Pattern.quote(name) + "[\\s/>]")
        .matcher(text)
        .find();
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
