package org.customspost.gateway.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.mapping.Condition.Operand;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the plain conditions that nearly all rows have: paths compared with each other, with
 * literals or with null, joined by {@code and}, {@code or}, {@code not} and parentheses. Anything
 * else is an expression.
 */
final class ConditionParser<E> {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:('[^']*'|\"[^\"]*\")|(==|!=|<=|>=|<|>|\\(|\\)|&&|\\|\\||!)"
              + "|([A-Za-z0-9_@][A-Za-z0-9_@./\\[\\]-]*))");

  private final List<String> tokens;
  private final Function<String, Operand<E>> paths;
  private int at;

  private ConditionParser(List<String> tokens, Function<String, Operand<E>> paths) {
    this.tokens = tokens;
    this.paths = paths;
  }

  /** Null where the text is not a plain condition. */
  static <E> @Nullable Condition<E> parse(String text, Function<String, Operand<E>> paths) {
    List<String> tokens = tokens(text);
    // shape first, so that paths are looked up (and reported) only once
    if (tokens == null || !new ConditionParser<E>(tokens, path -> in -> null).isWhole())
      return null;
    return new ConditionParser<>(tokens, paths).or();
  }

  private static @Nullable List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text.strip());
    int end = 0;
    while (end < text.strip().length()) {
      if (!matcher.find(end) || matcher.start() != end) return null;
      tokens.add(matcher.group().strip());
      end = matcher.end();
    }
    return tokens;
  }

  private boolean isWhole() {
    try {
      or();
      return at == tokens.size();
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private Condition<E> or() {
    Condition<E> left = and();
    while (isNext("or", "||")) {
      Condition<E> one = left;
      Condition<E> other = and();
      left = in -> one.holds(in) || other.holds(in);
    }
    return left;
  }

  private Condition<E> and() {
    Condition<E> left = not();
    while (isNext("and", "&&")) {
      Condition<E> one = left;
      Condition<E> other = not();
      left = in -> one.holds(in) && other.holds(in);
    }
    return left;
  }

  private Condition<E> not() {
    if (isNext("not", "!")) {
      Condition<E> inner = not();
      return in -> !inner.holds(in);
    }
    if (isNext("(", "(")) {
      Condition<E> inner = or();
      if (!isNext(")", ")")) throw new IllegalStateException("no closing parenthesis");
      return inner;
    }
    return comparison();
  }

  private Condition<E> comparison() {
    Operand<E> left = operand();
    String operator = next();
    if (!List.of("==", "!=", "<", "<=", ">", ">=").contains(operator)) {
      throw new IllegalStateException(operator);
    }
    Operand<E> right = operand();
    return in -> Condition.compare(left.value(in), operator, right.value(in));
  }

  private Operand<E> operand() {
    String token = next();
    if (token.startsWith("'") || token.startsWith("\"")) {
      String literal = token.substring(1, token.length() - 1);
      return in -> literal.isEmpty() ? null : literal;
    }
    if (token.equals("null")) return in -> null;
    if (token.matches("[0-9]+([.][0-9]+)?")) {
      BigDecimal number = new BigDecimal(token);
      return in -> number;
    }
    if (!Character.isLetterOrDigit(token.charAt(0)) && token.charAt(0) != '@') {
      throw new IllegalStateException(token);
    }
    return paths.apply(token);
  }

  private String next() {
    if (at >= tokens.size()) throw new IllegalStateException("ends early");
    return tokens.get(at++);
  }

  private boolean isNext(String word, String sign) {
    boolean found =
        at < tokens.size() && (tokens.get(at).equals(word) || tokens.get(at).equals(sign));
    if (found) at++;
    return found;
  }
}
