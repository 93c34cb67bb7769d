package org.customspost.gateway.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.app.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchIT {
  private static final Machine MACHINE = new Machine(2, "a processor", "a Java", "a kernel", 0.5);

  @Test
  void measuresTheStepsBesideStaediAndPrintsJson() throws IOException {
    Map<String, Double> medians =
        medians(
            run("translate", "--items", "20", "--rounds", "2", "--warm-ups", "0", "--millis", "1"));

    assertThat(medians)
        .containsKeys(
            "translate.inspect",
            "translate.decode",
            "translate.read",
            "translate.both",
            "translate.declare",
            "staedi.control",
            "staedi.message",
            "read.over.control",
            "read.over.message");
    assertThat(medians.values()).allSatisfy(each -> assertThat(each).isPositive());
  }

  @Test
  void readsAFileInASmallHeapOfItsOwn() throws IOException {
    assertThat(medians(run("heap", "--megabytes", "1")).get("heap.1mb")).isBetween(0.0, 64.0);
  }

  @Test
  void refusesABenchmarkThatThereIsNot() {
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine().setErr(new PrintWriter(err));
    assertThat(line.execute("bench", "speed")).isEqualTo(2);
    assertThat(err.toString()).contains("speed is not a benchmark", "translate, heap, line, start, as2");
  }

  @Test
  void givesTheSameBytesForTheSameSeed() {
    byte[] once = BenchItems.bytes(3, "A", 1, 7);
    assertThat(BenchItems.bytes(3, "A", 1, 7)).isEqualTo(once);
    assertThat(BenchItems.bytes(3, "A", 1, 8)).isNotEqualTo(once);
  }

  @Test
  void comparesRoundsWithEachOtherAndSaysTheMiddle() {
    Figure fast = new Figure("fast", "items/s", List.of(30.0, 10.0, 40.0), "");
    Figure slow = new Figure("slow", "items/s", List.of(10.0, 5.0, 8.0), "");

    Figure ratio = fast.over(slow, "ratio", "");

    assertThat(ratio.rounds()).containsExactly(3.0, 2.0, 5.0);
    assertThat(List.of(ratio.median(), ratio.min(), ratio.max())).containsExactly(3.0, 2.0, 5.0);
  }

  @Test
  void replacesASectionOfThePageAndKeepsTheOthers(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("benchmarks.md");
    Page page = new Page(file);
    page.put(List.of(section("one", 1), section("two", 2)));
    page.put(List.of(section("one", 3), section("three", 4)));

    assertThat(Files.readString(file))
        .startsWith("# Benchmarks\n\nFor ")
        .containsSubsequence("## one", "| 3.00 |", "## two", "| 2.00 |", "## three", "| 4.00 |")
        .doesNotContain("| 1.00 |")
        .contains("2 cores of a processor");
  }

  private static String section(String name, double value) {
    Figure figure = Figure.once(name + ".figure", "s", value, "time");
    return Report.section(
        MACHINE, "2026-01-01", new Result(name, "Says.", List.of(figure), List.of()));
  }

  private static String run(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine line = Main.commandLine().setOut(new PrintWriter(out));
    String[] all = new String[arguments.length + 2];
    all[0] = "bench";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 1] = "--json";
    assertThat(line.execute(all)).isZero();
    return out.toString();
  }

  /** Every figure's median by name. */
  private static Map<String, Double> medians(String json) throws IOException {
    Map<String, Double> medians = new LinkedHashMap<>();
    String name = "";
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() != JsonToken.FIELD_NAME) continue;
        String field = parser.currentName();
        parser.nextToken();
        if (field.equals("name")) name = parser.getText();
        if (field.equals("median")) medians.put(name, parser.getDoubleValue());
      }
    }
    return medians;
  }
}
