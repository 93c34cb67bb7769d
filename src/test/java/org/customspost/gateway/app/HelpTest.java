package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What --help says of each command. */
class HelpTest {
  static Stream<CommandLine> commands() {
    return below(Main.commandLine()).skip(1);
  }

  private static Stream<CommandLine> below(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().distinct().flatMap(HelpTest::below));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theListOfCommandsHasAWholeSentenceOfEach(CommandLine command) {
    String first = command.getCommandSpec().usageMessage().description()[0];

    assertThat(first).matches("[A-Z].*[.]");
  }

  /** Lines are broken where the terminal ends, and nowhere else. */
  @ParameterizedTest
  @MethodSource("commands")
  void aParagraphIsNotBrokenByHand(CommandLine command) {
    assertThat(command.getCommandSpec().usageMessage().description())
        .allMatch(each -> each.isEmpty() || each.startsWith("  ") || each.endsWith("."));
  }
}
