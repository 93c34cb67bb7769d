package org.customspost.gateway.codec.edifact;

import static org.customspost.gateway.error.ErrorCode.WRT_101;
import static org.customspost.gateway.error.ErrorCode.WRT_102;
import static org.customspost.gateway.error.ErrorCode.WRT_103;
import static org.customspost.gateway.error.ErrorCode.WRT_104;
import static org.customspost.gateway.error.ErrorCode.WRT_105;
import static org.customspost.gateway.error.ErrorCode.WRT_106;
import static org.customspost.gateway.error.ErrorCode.WRT_107;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.model.structure.Text;
import org.customspost.gateway.model.tree.Node;

/** Writes segments of default service characters in UNOC, and says what cannot be written. */
final class SegmentWriter {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private final StringBuilder out = new StringBuilder();
  private final Findings findings;
  private final String format;
  private Place place = Place.NOWHERE;
  private int segments;

  SegmentWriter(Findings findings, String format) {
    this.findings = findings;
    this.format = format;
  }

  /** Begins a message: segments count from 1 again. */
  void message(String reference) {
    place = Place.NOWHERE.withMessage(reference);
    segments = 0;
  }

  /** Segments written since {@link #message}. */
  int segments() {
    return segments;
  }

  /** What was written so far, which is taken. */
  String take() {
    String text = out.toString();
    out.setLength(0);
    return text;
  }

  void segment(GrammarLine line, Node node) {
    segments++;
    out.append(line.name());
    elements(line.elements(), node, '+', line.name());
    trim('+');
    out.append('\'');
  }

  void unknown(String what) {
    findings.add(WRT_102, place, "what", what, "format", format);
  }

  void missing(String what) {
    findings.add(WRT_103, place, "what", what);
  }

  void tooMany(String what, int count, int most) {
    findings.add(WRT_104, place, "what", what, "count", "" + count, "allowed", "" + most);
  }

  /** Children by name, the k-th of a name at the k-th position of that name. */
  private void elements(List<ElementLine> lines, Node parent, char separator, String path) {
    boolean[] used = new boolean[parent.children().size()];
    for (int i = 0; i < lines.size(); i++) {
      if (separator == '+' || i > 0) out.append(separator);
      ElementLine line = lines.get(i);
      int child = next(parent.children(), used, line.name());
      if (child >= 0) element(line, parent.children().get(child));
      else if (line.mandatory()) missing(line.path());
    }
    for (int i = 0; i < used.length; i++)
      if (!used[i]) notPlaced(lines, parent.children().get(i).name(), path);
  }

  private void notPlaced(List<ElementLine> lines, String name, String path) {
    int most = 0;
    for (ElementLine line : lines) if (line.name().equals(name)) most++;
    if (most == 0) unknown(path + "/" + name);
    else tooMany(path + "/" + name, most + 1, most);
  }

  private static int next(List<Node> children, boolean[] used, String name) {
    for (int i = 0; i < used.length; i++) {
      if (used[i] || !children.get(i).name().equals(name)) continue;
      used[i] = true;
      return i;
    }
    return -1;
  }

  private void element(ElementLine line, Node node) {
    if (line.composite()) {
      if (node.children().isEmpty() && line.mandatory()) missing(line.path());
      if (!node.children().isEmpty()) elements(line.components(), node, ':', line.path());
      trim(':');
    } else if (node.value().isEmpty()) {
      if (line.mandatory()) missing(line.path());
    } else {
      check(line, node.value());
      text(node.value(), line);
    }
  }

  private void check(ElementLine line, String value) {
    Text allowed = line.text();
    boolean number = allowed.kind() == Text.Kind.NUMBER;
    if (number && !NUMBER.matcher(value).matches()) findings.add(WRT_106, at(line), "value", value);
    int length = number ? digits(value) : value.codePointCount(0, value.length());
    if (length > allowed.maxLength() || length < allowed.minLength())
      findings.add(
          WRT_105,
          at(line),
          "value",
          number ? value : Finding.masked(value),
          "count",
          Integer.toString(length),
          "allowed",
          allowed.minLength() + " to " + allowed.maxLength());
    if (!allowed.codes().isEmpty() && !allowed.codes().contains(value))
      findings.add(
          WRT_107,
          at(line),
          "value",
          value,
          "allowed",
          String.join(", ", new TreeSet<>(allowed.codes())));
  }

  private static int digits(String value) {
    int count = 0;
    for (int i = 0; i < value.length(); i++) if (Character.isDigit(value.charAt(i))) count++;
    return count;
  }

  private void text(String value, ElementLine line) {
    boolean told = false;
    for (int i = 0; i < value.length(); ) {
      int character = value.codePointAt(i);
      i += Character.charCount(character);
      if ("+:?'".indexOf(character) >= 0) out.append('?');
      out.appendCodePoint(character);
      if (told || Repertoire.UNOC.canWrite(character)) continue;
      told = true;
      String shown = String.format(Locale.ROOT, "U+%04X", character);
      findings.add(WRT_101, at(line), "value", shown, "repertoire", "UNOC (ISO 8859-1)");
    }
  }

  private Place at(ElementLine line) {
    return place.withPosition(new Position(-1, segments, 0, 0, line.path()));
  }

  /** ISO 9735 §9.1: separators at the end are left out. */
  private void trim(char separator) {
    int length = out.length();
    while (length > 0 && out.charAt(length - 1) == separator && !released(length - 1)) length--;
    out.setLength(length);
  }

  private boolean released(int index) {
    int releases = 0;
    while (index - releases > 0 && out.charAt(index - releases - 1) == '?') releases++;
    return releases % 2 == 1;
  }
}
