package org.customspost.gateway.codec.edifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.customspost.gateway.codec.Envelope;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Inspection.MessageReport;
import org.customspost.gateway.codec.edifact.Acknowledgement.Action;
import org.customspost.gateway.codec.edifact.Acknowledgement.ElementError;
import org.customspost.gateway.codec.edifact.Acknowledgement.MessageAnswer;
import org.customspost.gateway.codec.edifact.Acknowledgement.SegmentError;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.error.Severity;
import org.jspecify.annotations.Nullable;

/** Plans the acknowledgement of an interchange from what its inspection found. */
final class Acknowledgements {
  /** The service message of the syntax that acknowledges (ISO 9735-4). */
  static final String TYPE = "CONTRL";

  /** S009 where the agreement has no other. */
  static final String IDENTITY = TYPE + ":D:3:UN";

  private static final String UNSPECIFIED = "18";
  private static final int MOST_SEGMENTS = 999;
  private static final int MOST_ELEMENTS = 99;

  private Acknowledgements() {}

  /** Whether an interchange gets one: an acknowledgement itself never does (ISO 9735-4 §4). */
  static boolean isOwed(Envelope envelope) {
    return !isAcknowledgement(envelope.identity());
  }

  /** Whether a message of this S009 is an acknowledgement. */
  static boolean isAcknowledgement(String identity) {
    return identity.equals(TYPE) || identity.startsWith(TYPE + ":");
  }

  /** The plan: rejects the interchange, or acknowledges it and answers each message. */
  static Acknowledgement of(Inspection inspection) {
    Finding first = firstRejecting(inspection.findings());
    boolean someRejected = inspection.messages().stream().anyMatch(each -> !each.accepted());
    List<MessageAnswer> messages = new ArrayList<>();
    if (someRejected)
      for (MessageReport each : inspection.messages())
        // Where the interchange is refused, only what is wrong in it is told.
        if (first == null || !each.accepted()) messages.add(answer(each));
    Action action = first == null ? Action.ACKNOWLEDGED : Action.REJECTED;
    Envelope envelope = inspection.envelope();
    Position position = first == null ? Position.UNKNOWN : first.place().position();
    return new Acknowledgement(
        envelope.controlReference(),
        envelope.sender(),
        envelope.recipient(),
        action,
        first == null ? "" : code(first),
        serviceTag(position),
        position.element(),
        position.component(),
        messages);
  }

  private static MessageAnswer answer(MessageReport report) {
    if (report.accepted())
      return new MessageAnswer(
          report.reference(), report.identity(), Action.ACKNOWLEDGED, "", "", 0, 0, List.of());
    Finding own = null;
    Map<Integer, List<Finding>> bySegment = new TreeMap<>();
    for (Finding each : report.findings()) {
      if (each.code().severity() != Severity.REJECT) continue;
      Position position = each.place().position();
      if (!serviceTag(position).isEmpty()) own = own == null ? each : own;
      else if (bySegment.size() < MOST_SEGMENTS || bySegment.containsKey(position.unit()))
        bySegment.computeIfAbsent(position.unit(), unused -> new ArrayList<>()).add(each);
    }
    List<SegmentError> segments = new ArrayList<>();
    bySegment.forEach((unit, findings) -> segments.addAll(errors(unit, findings)));
    Position position = own == null ? Position.UNKNOWN : own.place().position();
    return new MessageAnswer(
        report.reference(),
        report.identity(),
        Action.REJECTED,
        own == null ? "" : code(own),
        serviceTag(position),
        position.element(),
        position.component(),
        segments);
  }

  /** One entry for the segment's elements, and one more for each error of the segment itself. */
  private static List<SegmentError> errors(int unit, List<Finding> findings) {
    List<ElementError> elements = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    for (Finding each : findings) {
      Position position = each.place().position();
      if (position.element() == 0) {
        if (!codes.contains(code(each))) codes.add(code(each));
      } else if (elements.size() < MOST_ELEMENTS) {
        elements.add(new ElementError(code(each), position.element(), position.component()));
      }
    }
    if (codes.isEmpty()) return List.of(new SegmentError(unit, "", elements));
    List<SegmentError> errors = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++)
      errors.add(new SegmentError(unit, codes.get(i), i == 0 ? elements : List.of()));
    return errors;
  }

  private static @Nullable Finding firstRejecting(List<Finding> findings) {
    for (Finding each : findings) if (each.code().severity() == Severity.REJECT) return each;
    return null;
  }

  private static String code(Finding finding) {
    String code = finding.code().fieldCode();
    return code.isEmpty() ? UNSPECIFIED : code;
  }

  private static String serviceTag(Position position) {
    String path = position.path();
    boolean service =
        path.startsWith("UN") && path.length() >= 3 && "ABEGHTZ".indexOf(path.charAt(2)) >= 0;
    return service ? path.substring(0, 3) : "";
  }
}
