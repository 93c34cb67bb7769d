package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.TestFork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole gateway with real servers: what a newcomer sees first. */
@ExtendWith(LogAsBefore.class)
class DemoIT {
  private static final Pattern LINE =
      Pattern.compile("(?m)^ {2}(\\S.*?\\S) +([0-9]+) +([0-9]+)( +<--)?$");

  @TempDir Path folder = Path.of(""); // JUnit sets it
  private AutoCloseable alone = () -> {};

  @BeforeEach
  void begin() throws Exception {
    alone = TestFork.alone("demo");
  }

  @AfterEach
  void end() throws Exception {
    alone.close();
  }

  @Test
  @Timeout(240)
  void endsEveryItemWhereTheScenarioSays() {
    StringWriter text = new StringWriter();
    CommandLine line = Main.commandLine().setOut(new PrintWriter(text, true));

    int exit = line.execute("demo", "--exit", "--data", folder.resolve("demo").toString());

    String shown = text.toString();
    assertThat(exit).as(shown).isZero();
    int outcomes = 0;
    int items = 0;
    for (Matcher each = LINE.matcher(shown); each.find(); outcomes++) {
      assertThat(each.group(3)).as(each.group()).isEqualTo(each.group(2));
      if (!each.group(1).matches("(files|AS2|cargo|despatches|receptacle) .*"))
        items += Integer.parseInt(each.group(2));
    }
    assertThat(outcomes).isGreaterThanOrEqualTo(15);
    assertThat(items).isGreaterThanOrEqualTo(200);
    assertThat(shown).contains("Official schemas: ").doesNotContain("not as planned");
    assertThat(
            Pattern.compile("\\./gateway trace .*[A-Z]{2}[0-9]{9}[A-Z]{2}")
                .matcher(shown)
                .results())
        .hasSize(5);
    assertThat(shown)
        .containsPattern("(?m)^ {2}AS2 messages to us, our receipt proved +[1-9]")
        .containsPattern("(?m)^ {2}AS2 messages from us, their receipt proved +[1-9]")
        .containsPattern("(?m)^ {2}sent twice over AS2, declared once +[1-9]");
    assertThat(folder.resolve("demo/partners/kauri-post/received")).isNotEmptyDirectory();
    assertThat(openHolds())
        .as("what its post said that it holds is not open, the rest is")
        .contains("UNKNOWN")
        .doesNotContain("DETAINED");
    assertThat(printed("trace", "CP100014016NZ"))
        .as("which field of an item customs rejected, and where its post has it")
        .containsPattern(
            "error +133 Commodity code not known at contents\\[1]\\.hsCode, segment 19 element 2"
                + " component 1 \\(PIA/C212/7140\\), customs says 2\\(1\\)\\.CST");
  }

  private String openHolds() {
    return printed("stats").replaceAll("(?s).*holds that nobody|clocks that run.*", "");
  }

  private String printed(String command, String... arguments) {
    StringWriter text = new StringWriter();
    List<String> all = new ArrayList<>(List.of(command, "--config"));
    all.add(folder.resolve("demo/config").toString());
    all.addAll(List.of(arguments));
    Main.commandLine().setOut(new PrintWriter(text, true)).execute(all.toArray(String[]::new));
    return text.toString();
  }

  @Test
  void touchesNoFolderThatIsNotADemos() throws Exception {
    Path precious = Files.writeString(folder.resolve("precious.txt"), "mine");
    CommandLine line = Main.commandLine().setErr(new PrintWriter(new StringWriter()));
    assertThat(line.execute("demo", "--exit", "--data", folder.toString())).isEqualTo(2);
    assertThat(precious).hasContent("mine");
  }
}
