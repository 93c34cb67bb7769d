package org.customspost.gateway.codec.cargoimp;

import static org.customspost.gateway.error.ErrorCode.CFG_001;
import static org.customspost.gateway.error.ErrorCode.CFG_101;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.codec.cargoimp.LineForm.Element;
import org.customspost.gateway.codec.cargoimp.LineForm.Field;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.structure.Part.Kind;
import org.customspost.gateway.model.structure.Structure;
import org.customspost.gateway.model.structure.Text;

/**
 * Reads what lines a message has, from a file that has one entry a line: {@code line flight 1
 * FORM}, {@code group point 1-99} with its entries indented by two blanks, and {@code ignore FORM}
 * for lines that may stand anywhere and are not read. In the structure a line is a segment whose
 * pattern is its form; one that is not read may stand 0 times.
 */
public final class CargoImpStructures {
  private static final Pattern ENTRY =
      Pattern.compile(
          "( *)(?:(line|group) ([a-zA-Z]+) ([0-9]{1,5})(?:-([0-9]{1,5}))?|(ignore))(?: +(.*))?");
  private static final int INDENT = 2;

  private final String file;
  private final Findings findings;
  private final List<Matcher> entries = new ArrayList<>();
  private final List<Integer> numbers = new ArrayList<>();
  private int next;

  private CargoImpStructures(String file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  /** Empty where the file cannot be used; then its findings have been reported. */
  public static Optional<Structure> read(
      Path path, String file, String type, String version, Findings findings) {
    Findings own = new Findings();
    CargoImpStructures structures = new CargoImpStructures(file, own);
    try {
      structures.entries(Files.readAllLines(path));
    } catch (IOException e) {
      String problem = String.valueOf(e.getMessage());
      own.add(CFG_001, Place.source(file), "problem", problem);
    }
    List<Part> parts = structures.parts(0);
    if (parts.isEmpty() && own.list().isEmpty())
      own.add(CFG_101, Place.source(file), "problem", "it has no lines");
    findings.addAll(own.list());
    if (own.reject()) return Optional.empty();
    return Optional.of(new Structure(type, version, group("message", 1, 1, parts)));
  }

  private void entries(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).stripTrailing();
      if (line.isBlank() || line.stripLeading().startsWith("#")) continue;
      Matcher entry = ENTRY.matcher(line);
      if (entry.matches()) {
        entries.add(entry);
        numbers.add(i + 1);
      } else wrong(i + 1, "an entry is: line NAME OCCURS FORM, group NAME OCCURS, or ignore FORM");
    }
  }

  private List<Part> parts(int depth) {
    List<Part> parts = new ArrayList<>();
    while (next < entries.size()) {
      Matcher entry = entries.get(next);
      int indent = entry.group(1).length();
      if (indent < depth * INDENT) return parts;
      int number = numbers.get(next);
      next++;
      if (indent > depth * INDENT) wrong(number, "it is indented too far");
      else part(entry, number, depth).ifPresent(parts::add);
    }
    return parts;
  }

  private Optional<Part> part(Matcher entry, int number, int depth) {
    String form = entry.group(7) == null ? "" : entry.group(7);
    if (entry.group(6) != null) return line("ignored", 0, 0, form, number);
    int min = Integer.parseInt(entry.group(4));
    int max = entry.group(5) == null ? Math.max(1, min) : Integer.parseInt(entry.group(5));
    if (max < Math.max(1, min)) wrong(number, "it may stand fewer times than it must");
    if (entry.group(2).equals("line")) return line(entry.group(3), min, max, form, number);
    List<Part> parts = parts(depth + 1);
    if (parts.isEmpty() || parts.get(0).kind() != Kind.SEGMENT) {
      wrong(number, "a group begins with a line");
      return Optional.empty();
    }
    return Optional.of(group(entry.group(3), min, max, parts));
  }

  private Optional<Part> line(String name, int min, int max, String form, int number) {
    try {
      LineForm read = FormText.read(form);
      Map<String, Integer> times = new LinkedHashMap<>();
      fields(read.elements(), 1, times);
      List<Part> parts = new ArrayList<>();
      times.forEach((field, most) -> parts.add(field(field, most)));
      Text text = new Text(Text.Kind.ALPHANUMERIC, 0, Integer.MAX_VALUE, -1, form, Set.of());
      return Optional.of(new Part(Kind.SEGMENT, name, "", min, max, parts, text, List.of()));
    } catch (IllegalArgumentException e) {
      wrong(number, "the form of " + name + ", " + e.getMessage());
      return Optional.empty();
    }
  }

  /** How often each field can stand in a line. */
  private static void fields(List<Element> elements, int times, Map<String, Integer> into) {
    for (Element each : elements) {
      if (each instanceof Field field) into.merge(field.name(), times, Integer::sum);
      if (each instanceof LineForm.Optional optional)
        fields(optional.elements(), times * optional.max(), into);
    }
  }

  private static Part field(String name, int times) {
    return new Part(Kind.ELEMENT, name, "", 0, times, List.of(), Text.any(), List.of());
  }

  private static Part group(String name, int min, int max, List<Part> parts) {
    return new Part(Kind.GROUP, name, "", min, max, parts, null, List.of());
  }

  private void wrong(int line, String problem) {
    findings.add(CFG_101, Place.source(file + ":" + line), "problem", problem);
  }
}
