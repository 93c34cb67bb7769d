package org.customspost.gateway.as2.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.customspost.gateway.as2.peer.Peer.Program;

/**
 * What a peer cannot do or does wrong, and why: the table src/test/resources/as2/peer-limits.csv.
 */
record PeerLimits(List<Limit> limits) {
  private static final Path TABLE = Path.of("src/test/resources/as2/peer-limits.csv");

  /** What a limit means for the run. */
  enum Kind {
    /** Not tried. */
    CANNOT,
    /** Tried, and must fail: it shows what is wrong there, and that it does no harm here. */
    WRONG,
    /** Tried, without comparing the file name. */
    NAME,
    /** Tried as if nothing were said: how the peer does it. */
    NOTE,
    /** Tried, with a MIC over what was compressed: an option of the agreement. */
    MIC
  }

  enum Direction {
    IN,
    OUT,
    BOTH
  }

  /**
   * A row.
   *
   * @param number of the row among those of its program
   * @param when conditions, all of which must hold: {@code form:compressed.*}
   */
  record Limit(
      Program program,
      int number,
      Direction direction,
      List<String> when,
      Kind kind,
      String reason) {

    boolean covers(Direction actual, Case options) {
      return (direction == Direction.BOTH || direction == actual)
          && when.stream().allMatch(condition -> holds(condition, options));
    }

    private static boolean holds(String condition, Case options) {
      String option = condition.substring(0, condition.indexOf(':'));
      Enum<?> value =
          switch (option) {
            case "form" -> options.form();
            case "receipt" -> options.receipt();
            case "digest" -> options.digest();
            case "cipher" -> options.cipher();
            case "wrap" -> options.wrap();
            case "scheme" -> options.scheme();
            case "content" -> options.content();
            case "name" -> options.name();
            case "framing" -> options.framing();
            case "line" -> options.line();
            default -> throw new IllegalArgumentException("no option " + option);
          };
      return Pattern.matches(condition.substring(option.length() + 1), Case.word(value));
    }
  }

  /** The rows of one program. */
  static PeerLimits of(Program program) {
    List<Limit> limits = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(TABLE)) {
        if (line.startsWith("#") || line.startsWith("program ")) continue;
        List<String> cells = List.of(line.split(" \\| ", -1));
        if (!cells.get(0).equals(Case.word(program))) continue;
        limits.add(
            new Limit(
                program,
                limits.size() + 1,
                Direction.valueOf(cells.get(1).toUpperCase(Locale.ROOT)),
                List.of(cells.get(2).split(" ")),
                Kind.valueOf(cells.get(3).toUpperCase(Locale.ROOT)),
                cells.get(4)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PeerLimits(limits);
  }

  /** Those that hold for a case. */
  List<Limit> on(Direction direction, Case options) {
    return limits.stream().filter(each -> each.covers(direction, options)).toList();
  }
}
