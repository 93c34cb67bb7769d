package org.customspost.gateway.as2;

import java.util.List;
import java.util.stream.Collectors;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.smime.Digest;

/** Asks for the receipt that the terms say (RFC 4130 section 7.3). */
final class Receipts {
  private Receipts() {}

  static Headers request(Headers headers, Terms terms, As2Name from) {
    Terms.Receipt receipt = terms.receipt();
    if (!receipt.wanted()) return headers;
    // RFC 4130 section 7.3: the value only says that one is wanted
    Headers asked = headers.with("Disposition-Notification-To", from.header());
    if (receipt.signed())
      asked = asked.with("Disposition-Notification-Options", options(digests(terms)));
    return receipt.asyncUrl().isEmpty()
        ? asked
        : asked.with("Receipt-Delivery-Option", receipt.asyncUrl().get());
  }

  /** The digest that the MIC is expected by. */
  static Digest digest(Terms terms) {
    return digests(terms).get(0);
  }

  private static List<Digest> digests(Terms terms) {
    if (!terms.receipt().digests().isEmpty()) return terms.receipt().digests();
    return List.of(terms.offer().signature().map(Terms.Signature::digest).orElse(Digest.SHA_256));
  }

  private static String options(List<Digest> digests) {
    return "signed-receipt-protocol=optional, pkcs7-signature; signed-receipt-micalg=optional, "
        + digests.stream().map(Digest::micalg).collect(Collectors.joining(", "));
  }
}
