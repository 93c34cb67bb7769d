package org.customspost.gateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way to get an agreement wrong, with the sentence that a person reads. */
class BadAgreementsTest {
  private static final String FOLDER = "config/partners/";

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofThePost")
  void refusesAWrongAgreementOfAPost(Breakage breakage) {
    ConfigFolder config = new ConfigFolder(folder);

    config.write("north-post", breakage.applied(ConfigFolder.POST));

    assertFindings(config, breakage.says());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofCustoms")
  void refusesAWrongAgreementOfCustoms(Breakage breakage) {
    ConfigFolder config = new ConfigFolder(folder);

    config.write("south-customs", breakage.applied(ConfigFolder.CUSTOMS));

    assertFindings(config, breakage.says());
  }

  @Test
  void refusesTwoFlowsThatTakeTheSameItem() {
    ConfigFolder config = new ConfigFolder(folder);
    String second =
        """
        flows:
          - {name: all, message: itmatt, destination: any, until: 2026-03-31, file-to: south-customs}
        """;

    config.write("north-post", ConfigFolder.POST.replace("flows:\n", second));

    assertFindings(
        config,
        List.of(
            "CFG-012 config/partners/north-post.yaml:15: flows \"parcels\" and \"all\" both take"
                + " itmatt for GB on 2026-01-01; exactly one may"));
  }

  @Test
  void refusesTheSameAddressInTwoLiveAgreements() {
    ConfigFolder config = new ConfigFolder(folder);

    config.write(
        "west-post",
        ConfigFolder.POST.replace("north-post", "west-post").replace("data/north", "data/west"));

    assertFindings(
        config,
        List.of(
            "CFG-010 config/partners/west-post.yaml:4: live address \"GB001\" is stated twice; the"
                + " other is at config/partners/north-post.yaml:4"));
  }

  @Test
  void refusesADoorThatTwoPartnersShare() {
    ConfigFolder config = new ConfigFolder(folder);

    config.write(
        "west-post",
        ConfigFolder.POST
            .replace("north-post", "west-post")
            .replace("GB001", "FR001")
            .replace(
                "channels:\n",
                "channels:\n  - {id: q, kind: jms, user: gateway, password: \"env:W\", inbound: south.in,"
                    + " dead-letter: south.dead}\n"));

    assertThat(config.problems())
        .allMatch(each -> each.startsWith("CFG-010 config/partners/"))
        .hasSize(3)
        .anyMatch(each -> each.contains("folder \"data/north/in\" is stated twice"))
        .anyMatch(each -> each.contains("broker-user \"gateway\" is stated twice"))
        .anyMatch(each -> each.contains("queue \"south.in\" is stated twice"));
  }

  @Test
  void refusesAPrefixThatMakesReferencesTooLong() {
    ConfigFolder config = new ConfigFolder(folder);

    config.write(
        "south-customs",
        ConfigFolder.CUSTOMS.replace(
            "{declarant: XI", "{lrn-prefix: SOUTHCUSTOMS2, declarant: XI"));

    assertThat(config.problems())
        .singleElement()
        .asString()
        .contains("CFG-004", "lrn-prefix is \"SOUTHCUSTOMS2\"", "at most 12");
  }

  @Test
  void warnsOfAPartnerThatNobodyUses() {
    ConfigFolder config = new ConfigFolder(folder);

    config.write("west-air", "partner: west-air\nrole: carrier\nmode: live\n");

    assertFindings(
        config,
        List.of(
            "CFG-016 config/partners/west-air.yaml:1: west-air is used by nothing: it has no"
                + " flows, and no flow files to it or notifies it"));
    assertThat(config.load().find("west-air")).isPresent();
  }

  @Test
  void tellsAllProblemsOfAllFilesAtOnce() {
    ConfigFolder config = new ConfigFolder(folder);

    config.write(
        "north-post", ConfigFolder.POST.replace("64MB", "many").replace("[item-base]", "[x]"));
    config.write("south-customs", ConfigFolder.CUSTOMS.replace("wco-inv", "y").replace("4h", "z"));

    assertThat(config.problems()).hasSize(4);
  }

  static Stream<Breakage> ofThePost() {
    return breakages("bad-north-post.txt");
  }

  static Stream<Breakage> ofCustoms() {
    return breakages("bad-south-customs.txt");
  }

  /** One edit of a good agreement and the findings it must give. */
  record Breakage(String good, String broken, List<String> says) {
    String applied(String agreement) {
      assertThat(agreement).contains(good);
      return agreement.replace(good, broken);
    }

    @Override
    public String toString() {
      return says.get(0);
    }
  }

  private static Stream<Breakage> breakages(String resource) {
    List<Breakage> breakages = new ArrayList<>();
    for (String block : text(resource).split("\n\n", -1)) {
      List<String> says = lines(block, "says: ");
      if (!says.isEmpty())
        breakages.add(
            new Breakage(
                lines(block, "replace: ").get(0), String.join("", lines(block, "by: ")), says));
    }
    return breakages.stream();
  }

  private static List<String> lines(String block, String key) {
    return block
        .lines()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).replace("\\n", "\n"))
        .toList();
  }

  private static String text(String resource) {
    try (InputStream in = BadAgreementsTest.class.getResourceAsStream(resource)) {
      byte[] bytes = Objects.requireNonNull(in, resource).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every expected text is in a finding, and every finding has an expected text. */
  private static void assertFindings(ConfigFolder config, List<String> expected) {
    List<String> problems =
        config.problems().stream().map(each -> each.replace(FOLDER, "")).toList();
    List<String> wanted = expected.stream().map(each -> each.replace(FOLDER, "")).toList();
    assertThat(problems)
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(wanted).anyMatch(problem::contains));
    for (String each : wanted)
      assertThat(problems).anySatisfy(problem -> assertThat(problem).contains(each));
  }
}
