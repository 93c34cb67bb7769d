package org.customspost.gateway.mapping;

import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.jexl3.JexlArithmetic;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.introspection.JexlPermissions;
import org.customspost.gateway.mapping.Condition.Operand;
import org.jspecify.annotations.Nullable;

/**
 * A computed value: one expression of Apache Commons JEXL that may compare and calculate, and
 * nothing else. No object is reachable from it: its variables are paths that were compiled when the
 * mapping was loaded, their values are texts, numbers and flags.
 */
final class Expression<E> {
  private static final Pattern SOURCE = Pattern.compile("at\\(\\s*['\"]([^'\"]+)['\"]\\s*\\)");
  private static final JexlEngine ENGINE = engine();

  private final String text;
  private final JexlScript script;
  private final Map<String, Operand<E>> variables;
  private final List<String> paths;

  private Expression(
      String text, JexlScript script, Map<String, Operand<E>> variables, List<String> paths) {
    this.text = text;
    this.script = script;
    this.variables = variables;
    this.paths = paths;
  }

  private static JexlEngine engine() {
    JexlFeatures features =
        new JexlFeatures()
            .script(false)
            .loops(false)
            .lambda(false)
            .newInstance(false)
            .methodCall(false)
            .sideEffect(false)
            .sideEffectGlobal(false)
            .annotation(false)
            .pragma(false)
            .register(false)
            .structuredLiteral(true);
    return new JexlBuilder()
        .features(features)
        .permissions(JexlPermissions.RESTRICTED)
        .arithmetic(new JexlArithmetic(true, MathContext.DECIMAL128, Integer.MIN_VALUE))
        .strict(true)
        .silent(false)
        .safe(false)
        .antish(true)
        .create();
  }

  /**
   * @param paths looks a path up; reports it where it is unknown
   * @throws JexlException where the text is not an expression of the allowed kind
   */
  static <E> Expression<E> compile(String text, Function<String, Operand<E>> paths) {
    Map<String, Operand<E>> variables = new HashMap<>();
    List<String> all = new ArrayList<>();
    Matcher sources = SOURCE.matcher(text);
    String plain =
        sources.replaceAll(
            call -> {
              String name = "source" + variables.size();
              variables.put(name, paths.apply(call.group(1)));
              all.add(call.group(1));
              return name;
            });
    JexlScript script = ENGINE.createScript(plain);
    for (List<String> each : script.getVariables()) {
      String name = String.join(".", each);
      if (variables.containsKey(name)) continue;
      variables.put(name, paths.apply(name));
      all.add(name);
    }
    return new Expression<>(text, script, Map.copyOf(variables), List.copyOf(all));
  }

  /** What its values are looked up by. */
  List<String> paths() {
    return paths;
  }

  String text() {
    return text;
  }

  /**
   * The result, or null where there is none because a value that it needs is absent.
   *
   * @throws JexlException where it fails for another reason
   */
  @Nullable Object value(E in) {
    try {
      return script.execute(new Values(in));
    } catch (JexlException | ArithmeticException e) {
      for (Operand<E> each : variables.values()) if (each.value(in) == null) return null;
      throw e;
    }
  }

  boolean holds(E in) {
    return Boolean.TRUE.equals(value(in));
  }

  /** The variables of one evaluation; dotted names are looked up whole. */
  private final class Values implements JexlContext {
    private final E in;

    Values(E in) {
      this.in = in;
    }

    @Override
    public @Nullable Object get(String name) {
      Operand<E> variable = variables.get(name);
      Object value = variable == null ? null : variable.value(in);
      return value == null || value instanceof Number || value instanceof Boolean
          ? value
          : Written.text(value);
    }

    @Override
    public boolean has(String name) {
      return variables.containsKey(name);
    }

    @Override
    public void set(String name, @Nullable Object value) {
      throw new UnsupportedOperationException("an expression changes nothing");
    }
  }
}
