package org.customspost.gateway.as2;

import static org.customspost.gateway.error.ErrorCode.RCV_310;
import static org.customspost.gateway.error.ErrorCode.RCV_311;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;

/**
 * Reads Disposition-Notification-Options: {@code signed-receipt-protocol=optional,pkcs7-signature;
 * signed-receipt-micalg=required, sha-256, sha1}.
 */
final class DispositionOptions {
  private static final String PROTOCOL = "signed-receipt-protocol";
  private static final String MICALG = "signed-receipt-micalg";

  private DispositionOptions() {}

  /** RFC 8098 section 2.2: importance, then values, the best liked first. */
  private record Option(boolean required, List<String> values) {
    static final Option NONE = new Option(false, List.of());
  }

  static DispositionRequest read(Headers headers, boolean legacy) {
    boolean wanted = headers.first("Disposition-Notification-To").isPresent();
    Map<String, Option> options = options(headers);
    Option protocol = options.getOrDefault(PROTOCOL, Option.NONE);
    Option micalg = options.getOrDefault(MICALG, Option.NONE);
    List<Digest> digests =
        micalg.values().stream()
            .map(Digest::named)
            .flatMap(Optional::stream)
            .filter(each -> legacy || !each.isLegacy())
            .toList();
    boolean signed = protocol.values().contains("pkcs7-signature");
    return new DispositionRequest(
        wanted,
        headers.first("Receipt-Delivery-Option"),
        signed,
        digests,
        unsupported(protocol, signed, micalg, digests, legacy));
  }

  private static Optional<Finding> unsupported(
      Option protocol, boolean signed, Option micalg, List<Digest> digests, boolean legacy) {
    if (protocol.required() && !signed) {
      String asked = String.join(", ", protocol.values());
      return Optional.of(Finding.of(RCV_310, Place.NOWHERE, "value", asked));
    }
    if (micalg.required() && digests.isEmpty()) {
      String asked = String.join(", ", micalg.values());
      return Optional.of(
          Finding.of(
              RCV_311, Place.NOWHERE, "value", asked, "legacy", legacy ? ", sha1, md5" : ""));
    }
    return Optional.empty();
  }

  private static Map<String, Option> options(Headers headers) {
    Map<String, Option> options = new TreeMap<>();
    for (String header : headers.all("Disposition-Notification-Options")) {
      for (String each : header.split(";", -1)) {
        int equals = each.indexOf('=');
        if (equals < 0) continue;
        String name = each.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        options.putIfAbsent(name, option(each.substring(equals + 1)));
      }
    }
    return options;
  }

  private static Option option(String text) {
    List<String> values = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      String value = each.strip().replace("\"", "").toLowerCase(Locale.ROOT);
      if (!value.isEmpty()) values.add(value);
    }
    if (values.isEmpty()) return Option.NONE;
    boolean required = values.get(0).equals("required");
    boolean stated = required || values.get(0).equals("optional");
    return new Option(required, stated ? values.subList(1, values.size()) : values);
  }
}
