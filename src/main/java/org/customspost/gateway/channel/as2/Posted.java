package org.customspost.gateway.channel.as2;

import java.util.Optional;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.As2Name;
import org.customspost.gateway.as2.DispositionRequest;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Headers;

/**
 * What somebody posted to us.
 *
 * @param body empty where it was not read
 * @param messageId empty where there is none
 * @param from empty where it is missing or no name
 * @param request the receipt that is asked for
 * @param caller where the connection came from
 */
record Posted(
    Headers headers,
    Content body,
    String messageId,
    Optional<As2Name> from,
    Optional<As2Name> to,
    DispositionRequest request,
    Caller caller) {
  private static final int LONGEST_FEATURES = 200;

  static Posted of(Headers headers, Caller caller) {
    return new Posted(
        headers,
        Content.EMPTY,
        headers.first("Message-ID").orElse(""),
        name(headers, "AS2-From"),
        name(headers, "AS2-To"),
        DispositionRequest.of(headers, false),
        caller);
  }

  Posted with(Content read) {
    return new Posted(headers, read, messageId, from, to, request, caller);
  }

  /** As the partner's agreement lets it ask. */
  Posted by(Relation relation) {
    if (!relation.legacy()) return this;
    DispositionRequest asked = DispositionRequest.of(headers, relation.legacy());
    return new Posted(headers, body, messageId, from, to, asked, caller);
  }

  /** What the sender's program says that it can do (RFC 6017 section 3). */
  Optional<String> features() {
    return headers
        .first(Features.HEADER)
        .map(each -> each.substring(0, Math.min(each.length(), LONGEST_FEATURES)));
  }

  As2Message message() {
    return new As2Message(headers, body);
  }

  private static Optional<As2Name> name(Headers headers, String header) {
    return headers.first(header).flatMap(each -> Optional.ofNullable(As2Name.parse(each).value()));
  }

  /**
   * @param secured whether it came over TLS
   */
  record Caller(
      String address, boolean secured, Optional<java.security.cert.X509Certificate> certificate) {}
}
