package org.customspost.gateway.as2;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.customspost.gateway.as2.mime.Headers;

/** Headers that every AS2 message has (RFC 4130 section 6). */
final class OutgoingHeaders {
  private OutgoingHeaders() {}

  static Headers of(Outgoing outgoing) {
    return Headers.of(
        // 1.1 says that compressed messages are read
        "AS2-Version",
        "1.1",
        "AS2-From",
        outgoing.from().header(),
        "AS2-To",
        outgoing.to().header(),
        "Message-ID",
        outgoing.messageId(),
        "Subject",
        outgoing.subject(),
        "Date",
        date(outgoing.time()),
        "MIME-Version",
        "1.0");
  }

  static String date(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
  }
}
