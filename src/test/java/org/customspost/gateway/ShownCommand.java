package org.customspost.gateway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.app.Main;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** What a page says after {@code ./gateway}, taken by the command line itself but not run. */
final class ShownCommand {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
  private static final Set<String> ENDS = Set.of("|", "||", ">", ">>", "2>&1", "&", "&&", ";");

  /** Folders that come with the project: what is named in them is there. */
  private static final Pattern OURS = Pattern.compile("(mappings|config|docs|routes|src)/.*");

  private ShownCommand() {}

  /** The words behind each {@code ./gateway} of a line of shell. */
  static List<List<String>> in(String line) {
    List<List<String>> commands = new ArrayList<>();
    List<String> words = new ArrayList<>(); // before a command: thrown away
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      String word = matcher.group().replaceAll("^(['\"])(.*)\\1$", "$2");
      if (word.startsWith("#")) break;
      boolean begins = word.equals("./gateway");
      if (begins || ENDS.contains(word)) words = new ArrayList<>();
      else words.add(word);
      if (begins) commands.add(words);
    }
    return commands;
  }

  /**
   * @param whole whether everything that the command needs must be there
   */
  static Optional<String> problem(List<String> words, boolean whole) {
    for (String each : words)
      if (OURS.matcher(each).matches() && !Files.exists(Path.of(each)))
        return Optional.of(each + " does not exist");
    // the launcher's own, with Maven's arguments behind it
    if (!words.isEmpty() && words.get(0).equals("verify")) return verify(words);
    try {
      Main.commandLine().parseArgs(words.toArray(new String[0]));
      return Optional.empty();
    } catch (MissingParameterException e) {
      return whole ? Optional.of(e.getMessage()) : Optional.empty();
    } catch (ParameterException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static Optional<String> verify(List<String> words) {
    String own = String.join(" ", words).replaceFirst(" -- .*", "");
    return own.matches("verify( --jdk newer)?") ? Optional.empty() : Optional.of("no such option");
  }
}
