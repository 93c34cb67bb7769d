package org.customspost.gateway.mapping;

import static org.customspost.gateway.error.ErrorCode.CFG_021;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.mapping.Condition.Operand;
import org.customspost.gateway.yaml.Nearest;
import org.customspost.gateway.yaml.YamlMap;
import org.jspecify.annotations.Nullable;

/** The names a row of a write mapping can use: the root's, and those of the lists it stands in. */
final class Scope {
  static final String AGREEMENT = "agreement.";
  private static final Pattern STEP =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?:\\[([0-9]+)(\\.\\.)?])?");

  private final List<Variable> variables;

  private Scope(List<Variable> variables) {
    this.variables = List.copyOf(variables);
  }

  static Scope root(Shape shape) {
    String name = shape.variable();
    return new Scope(List.of(new Variable(name, 0, shape.type(), shape, false, null)));
  }

  /** The same names and one more for the elements of a list. */
  Scope with(Variable variable) {
    List<Variable> more = new ArrayList<>(variables);
    more.add(variable);
    return new Scope(more);
  }

  /** What an element of a list is called where the row does not say. */
  static String nameFor(FieldPath list) {
    if (list.shape() != null) return list.shape().variable();
    String name = list.steps().get(list.steps().size() - 1).slot().name();
    return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
  }

  /** Looks a path up; what is unknown becomes a finding at the row's key. */
  Optional<FieldPath> find(String text, YamlMap row, String key) {
    List<String> names = steps(text);
    Variable root = variables.get(0);
    Variable variable = variable(names.get(0));
    // the root's own components need no name before them
    boolean bare = variable == null;
    if (variable == null) variable = root;
    Shape at = variable.shape();
    Class<?> type = variable.type();
    boolean personal = variable.personal();
    List<FieldPath.Step> steps = new ArrayList<>();
    for (String each : names.subList(bare ? 0 : 1, names.size())) {
      Matcher step = STEP.matcher(each);
      Slot slot = at == null || !step.matches() ? null : at.readable(step.group(1));
      if (slot == null) {
        unknown(text, each, at, type, bare && steps.isEmpty(), row, key);
        return Optional.empty();
      }
      steps.add(step(slot, step));
      at = slot.shape();
      type = slot.type();
      personal |= slot.personal();
    }
    return Optional.of(new FieldPath(text, variable, List.copyOf(steps), type, at, personal));
  }

  /** Cuts at dots, but not at those of {@code [2..]}. */
  private static List<String> steps(String text) {
    return List.of(text.replace("..", "\u0000").split("\\.", -1)).stream()
        .map(each -> each.replace("\u0000", ".."))
        .toList();
  }

  private static FieldPath.Step step(Slot slot, Matcher step) {
    if (step.group(2) == null) return new FieldPath.Step(slot, 0, Integer.MAX_VALUE);
    int first = Math.max(1, Integer.parseInt(step.group(2)));
    return new FieldPath.Step(slot, first, step.group(3) == null ? first : Integer.MAX_VALUE);
  }

  /** Looks up the paths of a condition or expression. */
  Function<String, Operand<Frame>> operands(YamlMap row, String key) {
    return text -> {
      if (text.startsWith(AGREEMENT)) {
        String agreed = text.substring(AGREEMENT.length());
        return frame -> frame.agreement(agreed).isEmpty() ? null : frame.agreement(agreed);
      }
      return find(text, row, key).map(FieldPath::operand).orElse(frame -> null);
    };
  }

  private @Nullable Variable variable(String name) {
    // the innermost of a name counts
    for (int i = variables.size() - 1; i >= 0; i--) {
      if (variables.get(i).name().equals(name)) return variables.get(i);
    }
    return null;
  }

  private void unknown(
      String path,
      String step,
      @Nullable Shape parent,
      Class<?> type,
      boolean first,
      YamlMap row,
      String key) {
    List<String> allowed = new ArrayList<>();
    if (first) for (Variable each : variables) allowed.add(each.name());
    if (parent != null) allowed.addAll(parent.names());
    String nearest = Nearest.of(step, allowed);
    row.findings()
        .add(
            CFG_021,
            row.place(key),
            "path",
            path,
            "step",
            step,
            "parent",
            type.getSimpleName(),
            "allowed",
            allowed.isEmpty() ? "nothing" : String.join(", ", allowed),
            "hint",
            nearest.isEmpty() ? "" : "; did you mean \"" + nearest + "\"?");
  }
}
