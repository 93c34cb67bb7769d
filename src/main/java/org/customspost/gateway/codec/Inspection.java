package org.customspost.gateway.codec;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Severity;

/**
 * The outcome of the first pass.
 *
 * @param messages in the order of the interchange
 * @param findings about the interchange as a whole; findings about one message stand in its report
 * @param bytes length of the interchange
 */
public record Inspection(
    Envelope envelope, List<MessageReport> messages, List<Finding> findings, long bytes) {
  public Inspection {
    messages = List.copyOf(messages);
    findings = List.copyOf(findings);
  }

  /** The same, refused whole for reasons that do not stand in the bytes; these come first. */
  public Inspection refusedFor(List<Finding> reasons) {
    if (reasons.isEmpty()) return this;
    List<Finding> all = new ArrayList<>(reasons);
    all.addAll(findings);
    return new Inspection(envelope, messages, all, bytes);
  }

  /** False where nothing of the interchange may go on. */
  public boolean accepted() {
    return findings.stream().noneMatch(each -> each.code().severity() == Severity.REJECT);
  }

  /**
   * @param reference EDIFACT: UNH 0062; XML: ordinal of the message in the document
   * @param identity as {@link Envelope#identity()}
   * @param units number of items or responses
   * @param findings at most a few hundred; a last one says how many more there are
   */
  public record MessageReport(
      String reference, String identity, int units, List<Finding> findings) {
    public MessageReport {
      findings = List.copyOf(findings);
    }

    public boolean accepted() {
      return findings.stream().noneMatch(each -> each.code().severity() == Severity.REJECT);
    }
  }
}
