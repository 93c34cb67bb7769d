package org.customspost.gateway.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.model.tree.Node;
import org.jspecify.annotations.Nullable;

/**
 * How one node becomes text: {@code {Section}[({Number})]}. A path in braces stands for its value;
 * a part in brackets is left out where a value in it is absent.
 */
record Template(List<Piece> pieces) {
  private static final Pattern PATH = Pattern.compile("\\{([^{}]+)}");
  private static final Pattern PIECE = Pattern.compile("\\[([^\\[\\]]*)]|([^\\[\\]]+)");

  Template {
    pieces = List.copyOf(pieces);
  }

  /**
   * @param texts what stands before, between and after the values
   * @param optional left out where one of its values is absent
   */
  record Piece(List<String> texts, List<SourcePath> values, boolean optional) {
    String of(Node node) {
      StringBuilder text = new StringBuilder(texts.get(0));
      for (int i = 0; i < values.size(); i++) {
        String value = values.get(i).first(node);
        if (value.isEmpty() && optional) return "";
        text.append(value).append(texts.get(i + 1));
      }
      return text.toString();
    }
  }

  /**
   * @param paths looks a path up; reports it and gives null where it is unknown
   * @return null where a path is unknown
   */
  static @Nullable Template compile(String text, Function<String, @Nullable SourcePath> paths) {
    List<Piece> pieces = new ArrayList<>();
    Matcher found = PIECE.matcher(text);
    while (found.find()) {
      boolean optional = found.group(1) != null;
      Piece piece = piece(optional ? found.group(1) : found.group(2), optional, paths);
      if (piece == null) return null;
      pieces.add(piece);
    }
    return new Template(pieces);
  }

  private static @Nullable Piece piece(
      String text, boolean optional, Function<String, @Nullable SourcePath> paths) {
    List<String> texts = new ArrayList<>();
    List<SourcePath> values = new ArrayList<>();
    Matcher names = PATH.matcher(text);
    int from = 0;
    while (names.find()) {
      SourcePath path = paths.apply(names.group(1));
      if (path == null) return null;
      texts.add(text.substring(from, names.start()));
      values.add(path);
      from = names.end();
    }
    texts.add(text.substring(from));
    return new Piece(texts, values, optional);
  }

  String of(Node node) {
    StringBuilder text = new StringBuilder();
    for (Piece each : pieces) text.append(each.of(node));
    return text.toString();
  }
}
