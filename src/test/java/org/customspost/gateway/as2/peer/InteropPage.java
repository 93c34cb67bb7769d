package org.customspost.gateway.as2.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.customspost.gateway.as2.peer.Case.Form;
import org.customspost.gateway.as2.peer.Case.Receipt;
import org.customspost.gateway.as2.peer.Peer.Program;
import org.customspost.gateway.as2.peer.PeerLimits.Direction;
import org.customspost.gateway.as2.peer.PeerLimits.Kind;
import org.customspost.gateway.as2.peer.PeerLimits.Limit;

/** The section of one peer in docs/reference/as2-interop.md, as a run makes it. */
final class InteropPage {
  static final Path PAGE = Path.of("docs/reference/as2-interop.md");

  private record Tried(Direction direction, Case options, List<Limit> limits, boolean fine) {}

  private final Program program;
  private final PeerLimits limits;
  private final List<Tried> tried = new ArrayList<>();

  InteropPage(Program program, PeerLimits limits) {
    this.program = program;
    this.limits = limits;
  }

  void add(Direction direction, Case options, List<Limit> on, boolean fine) {
    tried.add(new Tried(direction, options, on, fine));
  }

  /** Rows that no combination met: nothing shows that they are true. */
  List<String> unused() {
    return limits.limits().stream()
        .filter(each -> tried.stream().noneMatch(one -> one.limits().contains(each)))
        .map(Limit::reason)
        .toList();
  }

  /** The section's text, without times, so that two runs make the same. */
  String section() {
    StringBuilder text = new StringBuilder("## " + program.shown + "\n\n");
    long fine = tried.stream().filter(Tried::fine).count();
    text.append(
        "%d combinations, %d exchanged and fine, the others not tried or wrong as the notes say.\n"
            .formatted(tried.size(), fine));
    table(text, Direction.IN, "It sends to us");
    table(text, Direction.OUT, "We send to it");
    text.append("\nNotes:\n\n");
    for (Limit each : limits.limits())
      text.append("%d. %s\n".formatted(each.number(), each.reason()));
    return text.toString();
  }

  private void table(StringBuilder text, Direction direction, String title) {
    text.append("\n| ").append(title);
    for (Receipt each : Receipt.values()) text.append(" | receipt ").append(Case.word(each));
    text.append(" |\n|---").append("|---".repeat(Receipt.values().length)).append("|\n");
    for (Form form : Form.values()) {
      text.append("| ").append(Case.word(form));
      Map<Receipt, String> cells = new EnumMap<>(Receipt.class);
      for (Receipt each : Receipt.values()) cells.put(each, cell(direction, form, each));
      cells.values().forEach(each -> text.append(" | ").append(each));
      text.append(" |\n");
    }
  }

  private String cell(Direction direction, Form form, Receipt receipt) {
    List<Tried> here =
        tried.stream()
            .filter(each -> each.direction() == direction)
            .filter(each -> each.options().form() == form)
            .filter(each -> each.options().receipt() == receipt)
            .toList();
    TreeSet<Integer> notes = new TreeSet<>();
    here.forEach(each -> each.limits().forEach(limit -> notes.add(limit.number())));
    long fine = here.stream().filter(Tried::fine).count();
    boolean all =
        here.stream().flatMap(each -> each.limits().stream()).noneMatch(InteropPage::fails);
    String word = all ? "yes" : fine > 0 ? "most" : "no";
    String numbers = notes.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return notes.isEmpty() ? word : word + " (" + numbers + ")";
  }

  private static boolean fails(Limit limit) {
    return limit.kind() == Kind.CANNOT || limit.kind() == Kind.WRONG;
  }

  /** The section as the page has it. */
  String committed() throws IOException {
    var found = section(Files.readString(PAGE));
    return found.find() ? found.group() : "";
  }

  void write() throws IOException {
    String page = Files.readString(PAGE);
    var found = section(page);
    String next =
        found.find()
            ? page.substring(0, found.start()) + section() + page.substring(found.end())
            : page + "\n" + section();
    Files.writeString(PAGE, next);
  }

  // Up to the blank line before the next heading, or to the end.
  private java.util.regex.Matcher section(String page) {
    String heading = Pattern.quote("## " + program.shown);
    return Pattern.compile(heading + "\n.*?\n(?=\n## |\\z)", Pattern.DOTALL).matcher(page);
  }
}
