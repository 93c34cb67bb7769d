package org.customspost.gateway.codec.xml;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.customspost.gateway.codec.Codec.Units;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.codec.grammar.CappedFindings;
import org.customspost.gateway.codec.grammar.StructureCheck;
import org.customspost.gateway.codec.grammar.Values;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.tree.Node;
import org.jspecify.annotations.Nullable;

/** The second pass: hands over each unit of the messages that were accepted. */
final class Reading implements Walk.Listener {
  private final Values values;
  private final Set<String> accepted;
  private final Units units;
  private int ordinal;

  /**
   * @param accepted references of messages
   */
  Reading(Values values, Set<String> accepted, Units units) {
    this.values = values;
    this.accepted = Set.copyOf(accepted);
    this.units = units;
  }

  int ordinal() {
    return ordinal;
  }

  @Override
  public boolean trees() {
    return true;
  }

  @Override
  public void began(Message message, Open element, Open recognised) {}

  @Override
  public void unit(
      Message message, @Nullable Node tree, @Nullable Node whole, long offset, int length)
      throws IOException {
    ordinal++;
    if (tree == null || whole == null || !accepted.contains(message.reference())) return;
    units.unit(
        new Unit(
            message.format,
            message.reference(),
            whole,
            ordinal,
            message.headOffset,
            message.headLength,
            offset,
            length,
            findings(message, tree)));
  }

  private List<Finding> findings(Message message, Node tree) {
    // The message itself: its frame was checked as it came.
    if (message.units == 0) return List.of();
    Format format = message.format;
    Part part =
        format.unit().isEmpty()
            ? format.structure().root()
            : format.structure().find(format.unit());
    if (part == null) return List.of();
    CappedFindings findings = new CappedFindings(Limits.FINDINGS);
    Place place = message.place().withItem(ordinal, "");
    new StructureCheck(StructureCheck.Codes.INBOUND, values, findings, place).node(tree, part);
    return findings.list();
  }

  @Override
  public void ended(Message message, Node frame, boolean whole) {}
}
