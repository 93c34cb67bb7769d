package org.customspost.gateway.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way to get an agreement wrong, with the sentence that a person reads. */
class BadAgreementsTest {
  private static final String POST = "config/partners/north-post.yaml:";
  private static final String CUSTOMS = "config/partners/south-customs.yaml:";

  @TempDir private Path folder;

  static Stream<Arguments> operators() {
    return Stream.of(
        bad("role: operator\n", "", "CFG-003 " + POST + "1: key \"role\" is missing"),
        bad(
            "role: operator",
            "role: post",
            "CFG-004 " + POST + "2: role is \"post\"; allowed: operator, customs, carrier"),
        bad("mode: live\n", "", "CFG-003 " + POST + "1: key \"mode\" is missing"),
        bad(
            "mode: live",
            "mode: testing",
            "CFG-004 " + POST + "3: mode is \"testing\"; allowed: test, live"),
        bad(
            "duplicates:",
            "duplicate:",
            "CFG-002 " + POST + "8: key \"duplicate\" is not known here; allowed: ",
            "did you mean \"duplicates\"?"),
        bad(
            "Europe/London",
            "Europe/Londn",
            "CFG-004 "
                + POST
                + "6: time-zone is \"Europe/Londn\"; allowed: a name such as Europe/London"),
        bad(
            "64MB",
            "64 megs",
            "CFG-004 "
                + POST
                + "7: limits.interchange is \"64 megs\"; allowed: a size such as 500KB, 64MB, 1GB"),
        bad(
            "64MB",
            "1GB",
            "CFG-004 " + POST + "7: limits.interchange is \"1GB\"; allowed: at most 512MB"),
        bad(
            "compressed: true",
            "compressed: maybe",
            "CFG-004 " + POST + "7: limits.compressed is \"maybe\"; allowed: true or false"),
        bad(
            "window: 10d",
            "window: ten days",
            "CFG-004 " + POST + "8: duplicates.window is \"ten days\"; allowed: a duration"),
        bad(
            "reports: [text, xml]",
            "reports: [pdf]",
            "CFG-004 " + POST + "9: acknowledge.reports is \"pdf\"; allowed: text, xml, json"),
        bad(
            "channel: out}\nchannels",
            "channel: in}\nchannels",
            "CFG-014 "
                + POST
                + "9: channel \"in\" of north-post does not send; those that do: out"),
        bad(
            "- {id: out,",
            "- {id: in,",
            "CFG-010 "
                + POST
                + "12: channel \"in\" is stated twice; the other is at "
                + POST
                + "11",
            "CFG-011 " + POST + "9: channel of north-post \"out\" does not exist; there is: in",
            "CFG-011 " + POST + "22: channel of north-post \"out\""),
        bad(
            "kind: file, folder: data/north/in",
            "kind: fax, folder: data/north/in",
            "CFG-004 " + POST + "11: channels.kind is \"fax\"; allowed: file, "),
        bad(
            "message: itmatt",
            "message: itmat",
            "CFG-011 " + POST + "15: message \"itmat\" does not exist; there is: cardit, ",
            "did you mean \"itmatt\"?"),
        bad(
            "    destination: [GB, XI]\n",
            "",
            "CFG-003 " + POST + "14: key \"flows.destination\" is missing"),
        bad(
            "[GB, XI]",
            "[UK]",
            "CFG-004 " + POST + "16: flows.destination is \"UK\"; allowed: codes of ISO 3166-1"),
        bad(
            "2026-01-01",
            "01/01/2026",
            "CFG-004 "
                + POST
                + "17: flows.from is \"01/01/2026\"; allowed: a date such as 2026-07-01"),
        bad(
            "    from: 2026-01-01\n",
            "    from: 2026-01-01\n    until: 2025-01-01\n",
            "CFG-004 "
                + POST
                + "18: flows.until is \"2025-01-01\"; allowed: a day from 2026-01-01 on"),
        bad(
            "file-to: south-customs",
            "file-to: south-custom",
            "CFG-011 "
                + POST
                + "18: partner \"south-custom\" does not exist; there is: north-post, south-customs; did you mean \"south-customs\"?",
            "CFG-016 " + CUSTOMS + "1: south-customs is used by nothing"),
        bad(
            "file-to: south-customs",
            "file-to: north-post",
            "CFG-015 " + POST + "18: nothing can be filed to north-post: its role is operator",
            "CFG-016"),
        bad(
            "rules: [item-base]",
            "rules: [item-bas, gb-import]",
            "CFG-011 "
                + POST
                + "20: rule set \"item-bas\" does not exist; there is: gb-import, item-base; did you mean \"item-base\"?"),
        bad(
            "{partner: north-post, as",
            "{partner: west-post, as",
            "CFG-011 " + POST + "22: partner \"west-post\" does not exist"),
        bad(
            "as: notice-xml",
            "as: notice-pdf",
            "CFG-011 " + POST + "22: message \"notice-pdf\" does not exist"),
        bad(
            "channel: out, on",
            "channel: in, on",
            "CFG-014 " + POST + "22: channel \"in\" of north-post does not send"),
        bad(
            "[RELEASED, HOLD_EXAM]",
            "[RELEASED, HOLD_EXAMS]",
            "CFG-004 "
                + POST
                + "22: flows.notify.on is \"HOLD_EXAMS\"; allowed: \"HOLD_EXAM\" perhaps"),
        bad(
            "batch: 10",
            "batch: 0",
            "CFG-004 " + POST + "22: flows.notify.batch is \"0\"; allowed: 1 or more"),
        bad(
            "factor: 2",
            "factor: 0",
            "CFG-004 " + POST + "23: retry.factor is \"0\"; allowed: 1 or more"),
        bad(
            "most: 15m",
            "most: 1s",
            "CFG-004 " + POST + "23: retry.most is \"1s\"; allowed: at least as long as first"),
        bad(
            "partner: north-post\nrole",
            "partner: North Post\nrole",
            "CFG-004 " + POST + "1: partner is \"North Post\"; allowed: up to 40 lower-case",
            "CFG-011 " + POST + "22: partner \"north-post\" does not exist"),
        bad(
            "partner: north-post\nrole",
            "partner: south-customs\nrole",
            "CFG-010 "
                + CUSTOMS
                + "1: partner \"south-customs\" is stated twice; the other is at "
                + POST
                + "1",
            "CFG-015",
            "CFG-011"),
        bad(
            "flows:\n",
            "answers: {formats: [wco-res]}\nflows:\n",
            "CFG-004 "
                + POST
                + "13: answers is \"there\"; allowed: this key only where role is customs"),
        bad(
            "mode: live",
            "mode: test",
            "CFG-013 "
                + POST
                + "18: north-post is test and south-customs is live; a test interchange never reaches a live partner, nor the reverse"),
        bad(
            "addresses: [GB001]",
            "addresses: [GB001\n",
            "CFG-001 " + POST + "6: the file cannot be read: ",
            "CFG-016"),
        bad(
            "mode: live\n",
            "mode: live\nmode: test\n",
            "CFG-010 " + POST + "4: key \"mode\" is stated twice; the other is at " + POST + "3"));
  }

  static Stream<Arguments> customs() {
    return Stream.of(
        bad("  as: wco-dec\n", "", "CFG-003 " + CUSTOMS + "7: key \"declarations.as\" is missing"),
        bad(
            "as: wco-dec",
            "as: wco-deck",
            "CFG-011 " + CUSTOMS + "7: message \"wco-deck\" does not exist",
            "CFG-011 " + CUSTOMS + "8: message \"wco-deck@3.6\""),
        bad(
            "version: \"3.6\"",
            "version: \"3.7\"",
            "CFG-011 " + CUSTOMS + "8: message \"wco-dec@3.7\" does not exist; there is: ",
            "did you mean \"wco-dec@3.6\"?"),
        bad(
            "cancel-as: wco-inv",
            "cancel-as: wco-int",
            "CFG-011 " + CUSTOMS + "9: message \"wco-int\" does not exist",
            "did you mean \"wco-inv\"?"),
        bad(
            "channel: queue",
            "channel: queues",
            "CFG-011 "
                + CUSTOMS
                + "6: channel of south-customs \"queues\" does not exist; there is: queue; did you mean \"queue\"?"),
        bad(
            "key: gateway-2026",
            "key: gateway-2027",
            "CFG-011 "
                + CUSTOMS
                + "12: key \"gateway-2027\" does not exist; there is: gateway-2026; did you mean \"gateway-2026\"?"),
        bad(
            "{kind: cms, key",
            "{kind: xml, key",
            "CFG-003 " + CUSTOMS + "12: key \"declarations.sign.place\" is missing"),
        bad(
            "{kind: cms, key: gateway-2026}",
            "cms",
            "CFG-004 "
                + CUSTOMS
                + "12: declarations.sign is \"cms\"; allowed: none, or {kind: cms, key: ALIAS}"),
        bad(
            "eligibility: south",
            "eligibility: north",
            "CFG-011 "
                + CUSTOMS
                + "13: eligibility table \"north\" does not exist; there is: south"),
        bad(
            "lodge: at-arrival",
            "lodge: later",
            "CFG-004 "
                + CUSTOMS
                + "14: declarations.lodge is \"later\"; allowed: pre-lodged, at-arrival"),
        bad(
            "formats: [wco-res]",
            "formats: []",
            "CFG-004 "
                + CUSTOMS
                + "17: answers.formats is \"empty\"; allowed: a list with at least one value"),
        bad(
            "formats: [wco-res]",
            "formats: [wco-rez]",
            "CFG-011 " + CUSTOMS + "17: message \"wco-rez\" does not exist"),
        bad(
            "decision: south-decisions",
            "decision: south-decision",
            "CFG-011 " + CUSTOMS + "18: code list \"south-decision\" does not exist",
            "did you mean \"south-decisions\"?"),
        bad(
            "[south-2026]",
            "[south-2025]",
            "CFG-011 " + CUSTOMS + "19: certificate \"south-2025\" does not exist"),
        bad(
            "certificates: [south-2026], ",
            "",
            "CFG-003 " + CUSTOMS + "19: key \"answers.verify.certificates\" is missing"),
        bad(
            "rank: default",
            "rank: mine",
            "CFG-011 " + CUSTOMS + "21: rank table \"mine\" does not exist; there is: default"),
        bad(
            "password: \"env:SOUTH\"",
            "password: hunter2",
            "CFG-004 " + CUSTOMS + "5: channels.password is \"…\"; allowed: a reference"),
        bad(
            "role: customs",
            "role: carrier",
            "CFG-004 "
                + CUSTOMS
                + "6: declarations is \"there\"; allowed: this key only where role is customs",
            "CFG-004 " + CUSTOMS + "16: answers",
            "CFG-015 " + POST + "18: nothing can be filed to south-customs: its role is carrier"));
  }

  @ParameterizedTest
  @MethodSource("operators")
  void refusesAWrongOperatorAgreement(String good, String broken, String[] expected) {
    assertThat(ConfigFolder.POST).contains(good);
    ConfigFolder config = new ConfigFolder(folder);

    config.write("north-post", ConfigFolder.POST.replace(good, broken));

    assertFindings(config, expected);
  }

  @ParameterizedTest
  @MethodSource("customs")
  void refusesAWrongCustomsAgreement(String good, String broken, String[] expected) {
    assertThat(ConfigFolder.CUSTOMS).contains(good);
    ConfigFolder config = new ConfigFolder(folder);

    config.write("south-customs", ConfigFolder.CUSTOMS.replace(good, broken));

    assertFindings(config, expected);
  }

  @Test
  void refusesTwoFlowsThatTakeTheSameItem() {
    ConfigFolder config = new ConfigFolder(folder);
    config.write(
        "north-post",
        ConfigFolder.POST.replace(
            "flows:\n",
            """
        flows:
          - {name: all, message: itmatt, destination: any, until: 2026-03-31, file-to: south-customs}
        """));

    assertFindings(
        config,
        new String[] {
          "CFG-012 "
              + POST
              + "15: flows \"parcels\" and \"all\" both take itmatt for GB on 2026-01-01; exactly one may"
        });
  }

  @Test
  void refusesTheSameAddressInTwoLiveAgreements() {
    ConfigFolder config = new ConfigFolder(folder);
    config.write("west-post", ConfigFolder.POST.replace("north-post", "west-post"));

    assertFindings(
        config,
        new String[] {
          "CFG-010 config/partners/west-post.yaml:4: live address \"GB001\" is stated twice; the other is at "
              + POST
              + "4"
        });
  }

  @Test
  void warnsOfAPartnerThatNobodyUses() {
    ConfigFolder config = new ConfigFolder(folder);
    config.write("west-air", "partner: west-air\nrole: carrier\nmode: live\n");

    assertFindings(
        config,
        new String[] {
          "CFG-016 config/partners/west-air.yaml:1: west-air is used by nothing: it has no flows, and no flow files to it or notifies it"
        });
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

  private static Arguments bad(String good, String broken, String... expected) {
    return arguments(good, broken, expected);
  }

  /** Every expected text is in a finding, and every finding has an expected text. */
  private static void assertFindings(ConfigFolder config, String[] expected) {
    assertThat(config.problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(expected).anyMatch(problem::contains));
    for (String each : expected)
      assertThat(config.problems()).anySatisfy(problem -> assertThat(problem).contains(each));
  }
}
