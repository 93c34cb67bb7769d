package org.customspost.gateway.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.jexl3.JexlException;
import org.customspost.gateway.mapping.ReadRow.At;
import org.customspost.gateway.mapping.SourcePath.Sink;
import org.customspost.gateway.model.tree.Node;
import org.jspecify.annotations.Nullable;

/** Where a read row takes its texts from. */
sealed interface ReadSource {

  /** Hands over its texts until the sink has enough. */
  void read(Branch at, ReadRun run, Sink sink);

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
    public void read(Branch at, ReadRun run, Sink sink) {
      for (int i = 0; i < paths.size(); i++) if (!paths.get(i).values(at, sink)) return;
    }

    @Override
    public @Nullable String attribute() {
      return paths.isEmpty() ? null : paths.get(0).attribute();
    }
  }

  /** All values as one text. */
  record Joined(List<SourcePath> paths, String separator) implements ReadSource {
    @Override
    public void read(Branch at, ReadRun run, Sink sink) {
      Together together = new Together(separator);
      for (int i = 0; i < paths.size(); i++) paths.get(i).values(at, together);
      together.to(sink, at, run);
    }
  }

  /** Every node as text by a template, and these as one. */
  record Composed(SourcePath path, Template template, String separator) implements ReadSource {
    @Override
    public void read(Branch at, ReadRun run, Sink sink) {
      Together together = new Together(separator);
      path.nodes(at, (node, anchor, value) -> together.take(node, anchor, template.of(node)));
      together.to(sink, at, run);
    }
  }

  /** Seen from where the group stands. */
  record Around(ReadSource source) implements ReadSource {
    @Override
    public void read(Branch at, ReadRun run, Sink sink) {
      Branch around = run.around();
      if (around != null) source.read(around, run, sink);
    }
  }

  /** The total of all values. */
  record Sum(SourcePath path) implements ReadSource {
    @Override
    public void read(Branch at, ReadRun run, Sink sink) {
      List<Node> nodes = new ArrayList<>();
      BigDecimal[] total = {BigDecimal.ZERO};
      path.values(
          at,
          (node, anchor, value) -> {
            BigDecimal number = Values.number(value).value();
            nodes.add(node);
            if (number == null) sink.take(node, anchor, value);
            else total[0] = total[0].add(number);
            return number != null;
          });
      if (nodes.isEmpty()) return;
      run.together(nodes);
      sink.take(nodes.get(0), at.node(), total[0].toPlainString());
    }
  }

  /** How many there are. */
  record Count(SourcePath path) implements ReadSource {
    @Override
    public void read(Branch at, ReadRun run, Sink sink) {
      int[] count = {0};
      path.nodes(
          at,
          (node, anchor, value) -> {
            count[0]++;
            return true;
          });
      sink.take(at.node(), at.node(), String.valueOf(count[0]));
    }

    @Override
    public boolean sent() {
      return false;
    }
  }

  /** The same text every time. */
  record Constant(String text) implements ReadSource {
    @Override
    public void read(Branch at, ReadRun run, Sink sink) {
      sink.take(at.node(), at.node(), text);
    }

    @Override
    public boolean sent() {
      return false;
    }
  }

  /** The number of the group occurrence. */
  record Ordinal() implements ReadSource {
    @Override
    public void read(Branch at, ReadRun run, Sink sink) {
      sink.take(at.node(), at.node(), String.valueOf(run.ordinal()));
    }

    @Override
    public boolean sent() {
      return false;
    }
  }

  /** A value that the partners agreed on. */
  record Agreed(String key) implements ReadSource {
    @Override
    public void read(Branch at, ReadRun run, Sink sink) {
      String text = run.agreement(key);
      if (!text.isEmpty()) sink.take(at.node(), at.node(), text);
    }

    @Override
    public boolean sent() {
      return false;
    }
  }

  /** A computed value; a computation that fails gives a text that no reader takes. */
  record Computed(Expression<At> expression) implements ReadSource {
    @Override
    public void read(Branch at, ReadRun run, Sink sink) {
      Object value;
      try {
        value = expression.value(new At(at, run));
      } catch (JexlException | ArithmeticException e) {
        value = expression.text();
      }
      if (value != null) sink.take(at.node(), at.node(), Written.text(value));
    }
  }
}
