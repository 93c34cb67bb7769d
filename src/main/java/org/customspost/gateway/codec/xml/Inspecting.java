package org.customspost.gateway.codec.xml;

import static org.customspost.gateway.error.ErrorCode.INS_203;
import static org.customspost.gateway.error.ErrorCode.INS_206;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.codec.Inspection.MessageReport;
import org.customspost.gateway.codec.grammar.CappedFindings;
import org.customspost.gateway.codec.grammar.StructureCheck;
import org.customspost.gateway.codec.grammar.Values;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.structure.Structure;
import org.customspost.gateway.model.tree.Node;
import org.jspecify.annotations.Nullable;

/** The first pass: counts units, checks what stands around them. */
final class Inspecting implements Walk.Listener {
  private final Values values;
  private final List<MessageReport> reports = new ArrayList<>();
  private CappedFindings findings = new CappedFindings(Limits.FINDINGS);

  Inspecting(Values values) {
    this.values = values;
  }

  List<MessageReport> reports() {
    return reports;
  }

  @Override
  public boolean trees() {
    return false;
  }

  @Override
  public void began(Message message, Open element, Open recognised) {
    findings = new CappedFindings(Limits.FINDINGS);
    Part root = message.format.structure().root();
    if (!element.namespace.equals(root.namespace())) namespace(message, element, root);
    if (element == recognised) return;
    Part below = message.format.structure().find(recognised.name);
    if (below != null && !recognised.namespace.equals(below.namespace()))
      namespace(message, recognised, below);
  }

  private void namespace(Message message, Open found, Part expected) {
    findings.add(
        INS_206,
        message.place().withPosition(found.position),
        "element",
        found.name,
        "found",
        found.namespace,
        "expected",
        expected.namespace());
  }

  @Override
  public void unit(
      Message message, @Nullable Node tree, @Nullable Node whole, long offset, int length) {}

  @Override
  public void ended(Message message, Node frame, boolean whole) {
    Structure structure = message.format.structure();
    Part unit =
        message.format.unit().isEmpty() ? structure.root() : structure.find(message.format.unit());
    if (!whole)
      findings.add(
          INS_203,
          message.place(),
          "what",
          "the number of elements outside of every item",
          "allowed",
          String.valueOf(Limits.ELEMENTS_OF_FRAME));
    if (unit != null && !message.unit.isEmpty())
      new StructureCheck(StructureCheck.Codes.INBOUND, values, findings, message.place())
          .frame(frame, structure.root(), unit, message.units);
    int units = message.units + (message.bare() ? 1 : 0);
    reports.add(new MessageReport(message.reference(), message.identity, units, findings.list()));
  }
}
