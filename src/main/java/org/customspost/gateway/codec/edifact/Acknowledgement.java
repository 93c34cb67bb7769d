package org.customspost.gateway.codec.edifact;

import java.util.List;

/**
 * What one side says of the syntax of an interchange of the other side (ISO 9735-4): the plan of an
 * acknowledgement to write, or one that came in. Codes are UN/EDIFACT 0085; empty where there is no
 * error at that level.
 *
 * @param interchange control reference of the acknowledged interchange
 * @param sender of the acknowledged interchange, qualifier after a colon
 * @param recipient of the acknowledged interchange
 * @param segment tag of the service segment in error
 * @param element position of the element in error in that segment; 0 where none
 * @param component position of the component; 0 where none
 * @param messages those in error, or all where some are accepted and some are not
 */
record Acknowledgement(
    String interchange,
    String sender,
    String recipient,
    Action action,
    String code,
    String segment,
    int element,
    int component,
    List<MessageAnswer> messages) {
  Acknowledgement {
    messages = List.copyOf(messages);
  }

  /** True where neither the interchange nor one of its messages was refused. */
  boolean accepted() {
    return action != Action.REJECTED
        && messages.stream().noneMatch(each -> each.action() == Action.REJECTED);
  }

  /** UN/EDIFACT 0083. */
  enum Action {
    REJECTED("4"),
    ACKNOWLEDGED("7"),
    RECEIVED("8");

    private final String code;

    Action(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /**
   * @param reference of the message
   * @param identity S009 of the message as sent
   */
  record MessageAnswer(
      String reference,
      String identity,
      Action action,
      String code,
      String segment,
      int element,
      int component,
      List<SegmentError> segments) {
    MessageAnswer {
      segments = List.copyOf(segments);
    }
  }

  /**
   * @param position of the segment in its message, the header being 1
   * @param code empty where only elements of it are in error
   */
  record SegmentError(int position, String code, List<ElementError> elements) {
    SegmentError {
      elements = List.copyOf(elements);
    }
  }

  record ElementError(String code, int element, int component) {}
}
