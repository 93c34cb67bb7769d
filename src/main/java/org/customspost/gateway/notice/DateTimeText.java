package org.customspost.gateway.notice;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Dates with time as {@code xs:dateTime}. */
final class DateTimeText extends XmlAdapter<String, OffsetDateTime> {
  @Override
  public @Nullable OffsetDateTime unmarshal(@Nullable String text) {
    return text == null ? null : OffsetDateTime.parse(text.strip());
  }

  @Override
  public @Nullable String marshal(@Nullable OffsetDateTime time) {
    return time == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }
}
