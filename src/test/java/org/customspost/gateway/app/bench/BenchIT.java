package org.customspost.gateway.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.customspost.gateway.app.Gateway;
import org.customspost.gateway.app.Main;
import org.customspost.gateway.app.Settings;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.signing.Providers;
import org.customspost.gateway.signing.SelfSigned;
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
  void keepsNoMoreOfALargeFileThanOfASmallOne() throws IOException {
    Map<String, Double> alive = medians(run("heap", "--megabytes", "1,6"));

    assertThat(alive.get("heap.1mb")).isBetween(1.0, 32.0);
    assertThat(alive.get("heap.6mb")).isCloseTo(alive.get("heap.1mb"), within(4.0));
  }

  @Test
  void measuresOurAs2ReceiverAndFindsEachReceiptSignedWithTheRightKey() throws IOException {
    Map<String, Double> medians =
        medians(
            run(
                "as2",
                "--rounds",
                "1",
                "--warm-ups",
                "0",
                "--messages",
                "4",
                "--connections",
                "2",
                "--partners",
                "3",
                "--large",
                "1"));

    assertThat(medians)
        .containsKeys(
            "as2.10kb.ours",
            "as2.1mb.ours",
            "as2.ours.cpu.over.cryptography",
            "as2.ours.all.over.cryptography",
            "as2.1mb.in",
            "as2.1mb.out.memory",
            "as2.many.over.one.ready",
            "as2.many.over.one");
    assertThat(medians.get("as2.many.wrong")).isZero();
  }

  @Test
  void matchesADespatchAmongOpenItems() throws Exception {
    Map<String, Double> medians =
        medians(run("match", "--rounds", "1", "--items", "500", "--open", "500,1000"));

    assertThat(medians)
        .containsKeys(
            "match.despatch",
            "match.items",
            "match.flight",
            "match.few",
            "match.many",
            "match.growth");
  }

  @Test
  void seesAReceiptThatIsSignedWithAnotherPartnersKey(@TempDir Path folder) throws Exception {
    Primitives primitives = Primitives.choose(Providers.choose());
    List<As2Tie> ties = As2Tie.make(2, SelfSigned.Kind.EC_P256, 2);
    As2Posts.Post post = new As2Posts(primitives, folder).make(1, 100, ties).get(0);
    try (As2Answers answers = new As2Answers(primitives, post, ties.get(1));
        As2Caller caller = new As2Caller(primitives, 1)) {
      As2Caller.Outcome outcome = caller.post(answers.url(), List.of(post));

      assertThat(outcome.wrong()).isEqualTo(1);
      assertThat(outcome.problem()).contains("SND-302");
    }
    try (As2Answers answers = new As2Answers(primitives, post, ties.get(0));
        As2Caller caller = new As2Caller(primitives, 1)) {
      assertThat(caller.post(answers.url(), List.of(post)).wrong()).isZero();
    }
  }

  @Test
  void findsAmongAllItemsWhileMoreComeIn() throws IOException {
    Path home = Gateway.home();
    Search bench =
        new Search(
            folder -> Gateway.start(Settings.read(home, folder.config(), new Findings())),
            new Search.Size(1, 2_000, 10, 10),
            text -> {});

    Result result = bench.measure();

    assertThat(result.figures())
        .extracting(Figure::name)
        .containsExactly(
            "search.id",
            "search.item",
            "search.unknown",
            "search.list",
            "search.text",
            "search.text.left",
            "search.text.out",
            "search.line");
    assertThat(result.figures().get(7).median()).isPositive();
  }

  @Test
  void tellsOfADoNotLoadWhileTheLineIsBusy() throws IOException {
    Path home = Gateway.home();
    DoNotLoad bench =
        new DoNotLoad(
            folder -> Gateway.start(Settings.read(home, folder.config(), new Findings())),
            5,
            40,
            text -> {});

    Result result = bench.measure();

    assertThat(result.figures())
        .extracting(Figure::name)
        .containsExactly("dnl.idle", "dnl.busy", "dnl.p99", "dnl.line");
    assertThat(result.figures()).allSatisfy(each -> assertThat(each.median()).isPositive());
  }

  @Test
  void refusesABenchmarkThatThereIsNot() {
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine().setErr(new PrintWriter(err));
    assertThat(line.execute("bench", "speed")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "speed is not a benchmark", "translate, heap, line, dnl, start, as2, match, search");
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
