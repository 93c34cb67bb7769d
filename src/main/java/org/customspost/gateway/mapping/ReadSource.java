package org.customspost.gateway.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.jexl3.JexlException;
import org.customspost.gateway.mapping.ReadRow.At;
import org.customspost.gateway.model.tree.Node;
import org.jspecify.annotations.Nullable;

/** Where a read row takes its texts from. */
sealed interface ReadSource {

  /** Takes one text with its node and anchor; says whether it wants more. */
  @FunctionalInterface
  interface Taker {
    boolean take(String text, Node node, Node anchor);
  }

  /** Hands its texts over; true where there was at least one. */
  boolean read(Node at, ReadRun run, Taker taker);

  /** Whether it comes from the message, so that it makes a record. */
  default boolean sent() {
    return true;
  }

  /** The attribute it reads, for its position; null where it reads none. */
  default @Nullable String attribute() {
    return null;
  }

  /** The first path that has something, or all values of all paths for a list. */
  record Paths(List<SourcePath> paths) implements ReadSource {
    @Override
    public boolean read(Node at, ReadRun run, Taker taker) {
      boolean[] any = {false};
      for (SourcePath each : paths) {
        boolean more =
            each.values(
                at,
                (node, anchor, value) -> {
                  any[0] = true;
                  return taker.take(value, node, anchor);
                });
        if (!more) break;
      }
      return any[0];
    }

    @Override
    public @Nullable String attribute() {
      return paths.isEmpty() ? null : paths.get(0).attribute();
    }
  }

  /** All values as one text. */
  record Joined(List<SourcePath> paths, String separator) implements ReadSource {
    @Override
    public boolean read(Node at, ReadRun run, Taker taker) {
      List<String> texts = new ArrayList<>();
      List<Node> nodes = new ArrayList<>();
      for (SourcePath each : paths) {
        each.values(
            at,
            (node, anchor, value) -> {
              texts.add(value);
              nodes.add(node);
              return true;
            });
      }
      if (texts.isEmpty()) return false;
      run.together(nodes);
      taker.take(String.join(separator, texts), nodes.get(0), at);
      return true;
    }
  }

  /** Every node as text by a template, and these as one. */
  record Composed(SourcePath path, Template template, String separator) implements ReadSource {
    @Override
    public boolean read(Node at, ReadRun run, Taker taker) {
      List<String> texts = new ArrayList<>();
      List<Node> nodes = new ArrayList<>();
      path.nodes(
          at,
          (node, anchor, value) -> {
            texts.add(template.of(node));
            nodes.add(node);
            return true;
          });
      if (nodes.isEmpty()) return false;
      run.together(nodes);
      taker.take(String.join(separator, texts), nodes.get(0), at);
      return true;
    }
  }

  /** A value of the group around. */
  record Around(SourcePath path) implements ReadSource {
    @Override
    public boolean read(Node at, ReadRun run, Taker taker) {
      Node around = run.around();
      boolean[] any = {false};
      if (around != null)
        path.values(
            around,
            (node, anchor, value) -> {
              any[0] = true;
              return taker.take(value, node, anchor);
            });
      return any[0];
    }
  }

  /** The total of all values. */
  record Sum(SourcePath path) implements ReadSource {
    @Override
    public boolean read(Node at, ReadRun run, Taker taker) {
      List<Node> nodes = new ArrayList<>();
      BigDecimal[] total = {BigDecimal.ZERO};
      path.values(
          at,
          (node, anchor, value) -> {
            BigDecimal number = Values.number(value).value();
            nodes.add(node);
            if (number == null) taker.take(value, node, anchor);
            else total[0] = total[0].add(number);
            return number != null;
          });
      if (nodes.isEmpty()) return false;
      run.together(nodes);
      taker.take(total[0].toPlainString(), nodes.get(0), at);
      return true;
    }
  }

  /** How many there are. */
  record Count(SourcePath path) implements ReadSource {
    @Override
    public boolean read(Node at, ReadRun run, Taker taker) {
      int[] count = {0};
      path.nodes(
          at,
          (node, anchor, value) -> {
            count[0]++;
            return true;
          });
      taker.take(String.valueOf(count[0]), at, at);
      return true;
    }

    @Override
    public boolean sent() {
      return false;
    }
  }

  /** The same text every time. */
  record Constant(String text) implements ReadSource {
    @Override
    public boolean read(Node at, ReadRun run, Taker taker) {
      taker.take(text, at, at);
      return true;
    }

    @Override
    public boolean sent() {
      return false;
    }
  }

  /** The number of the group occurrence. */
  record Ordinal() implements ReadSource {
    @Override
    public boolean read(Node at, ReadRun run, Taker taker) {
      taker.take(String.valueOf(run.ordinal()), at, at);
      return true;
    }

    @Override
    public boolean sent() {
      return false;
    }
  }

  /** A value that the partners agreed on. */
  record Agreed(String key) implements ReadSource {
    @Override
    public boolean read(Node at, ReadRun run, Taker taker) {
      String text = run.agreement(key);
      if (text.isEmpty()) return false;
      taker.take(text, at, at);
      return true;
    }

    @Override
    public boolean sent() {
      return false;
    }
  }

  /** A computed value; a computation that fails gives a text that no reader takes. */
  record Computed(Expression<At> expression) implements ReadSource {
    @Override
    public boolean read(Node at, ReadRun run, Taker taker) {
      Object value;
      try {
        value = expression.value(new At(at, run));
      } catch (JexlException | ArithmeticException e) {
        value = expression.text();
      }
      if (value == null) return false;
      taker.take(Written.text(value), at, at);
      return true;
    }
  }
}
