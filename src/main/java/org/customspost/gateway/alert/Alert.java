package org.customspost.gateway.alert;

import java.time.Instant;
import java.util.List;
import org.customspost.gateway.error.ErrorCode;

/**
 * What one destination is told of one code.
 *
 * @param id stable over repeats
 * @param count how often it happened
 * @param texts the first few of them, without personal values
 */
record Alert(
    long id,
    String destination,
    ErrorCode code,
    long count,
    Instant firstAt,
    Instant lastAt,
    List<String> texts,
    int tries) {
  Alert {
    texts = List.copyOf(texts);
  }

  /** In one line. */
  String title() {
    String times = count == 1 ? "" : " (" + count + " times)";
    return code.id() + times + ": " + (texts.isEmpty() ? "" : texts.get(0));
  }
}
