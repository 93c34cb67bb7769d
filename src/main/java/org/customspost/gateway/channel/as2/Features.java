package org.customspost.gateway.channel.as2;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.partner.As2Inbound;
import org.customspost.gateway.partner.As2Inbound.Duplicates;

/**
 * What a partner's program is told that it may count on (RFC 6017): no more than its agreement
 * keeps. See docs/decisions/0049-what-we-say-that-we-can-do.md.
 */
final class Features {
  static final String HEADER = "EDIINT-Features";

  private Features() {}

  /** A message with them, where there are any. */
  static As2Message on(As2Message message, Relation relation) {
    List<String> features = of(relation);
    if (features.isEmpty()) return message;
    Headers headers =
        Headers.of("AS2-Version", "1.2", HEADER, String.join(", ", features))
            .with(message.headers().without("AS2-Version"));
    return new As2Message(headers, message.body());
  }

  private static List<String> of(Relation relation) {
    List<String> features = new ArrayList<>();
    if (relation.takesAttachments()) features.add("multiple-attachments");
    // We resend under the first Message-ID always; whether a resend is answered again is agreed.
    if (relation.channel().receive().map(As2Inbound::duplicates).orElse(Duplicates.ANSWER_AGAIN)
        == Duplicates.ANSWER_AGAIN) features.add("AS2-Reliability");
    return features;
  }
}
