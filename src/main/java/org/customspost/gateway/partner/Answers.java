package org.customspost.gateway.partner;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a customs partner answers.
 *
 * @param formats message types of its answers
 * @param codes which code list translates which kind of its codes
 * @param certificates aliases of the certificates its signatures are verified with
 * @param signatureRequired an unsigned answer is refused
 * @param within a filing without an answer after this raises an alert
 * @param rank table that orders answers of the same time
 */
public record Answers(
    List<String> formats,
    Map<String, String> codes,
    List<String> certificates,
    boolean signatureRequired,
    Duration within,
    String rank) {
  public Answers {
    formats = List.copyOf(formats);
    codes = Map.copyOf(codes);
    certificates = List.copyOf(certificates);
  }
}
