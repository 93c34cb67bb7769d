package org.customspost.gateway.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.Parsed;
import org.customspost.gateway.model.customs.Decision;
import org.customspost.gateway.partner.Agreement.Mode;
import org.customspost.gateway.partner.Agreement.ReportForm;
import org.customspost.gateway.partner.Agreement.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreementsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

  @TempDir private Path folder;
  private ConfigFolder config;

  @BeforeEach
  void writeGoodAgreements() {
    config = new ConfigFolder(folder);
  }

  @Test
  void readsWhatWasAgreedWithAnOperator() {
    Agreement post = config.load().of("north-post");

    assertThat(post.role()).isEqualTo(Role.OPERATOR);
    assertThat(post.mode()).isEqualTo(Mode.LIVE);
    assertThat(post.addresses()).containsExactly("GB001");
    assertThat(post.timeZone()).isEqualTo(ZoneId.of("Europe/London"));
    assertThat(post.limits()).isEqualTo(new Agreement.Limits(64L * 1024 * 1024, true));
    assertThat(post.duplicateWindow()).isEqualTo(Duration.ofDays(10));
    assertThat(post.acknowledge().reports()).containsExactly(ReportForm.TEXT, ReportForm.XML);
    assertThat(post.channels()).extracting(Channel::id).containsExactly("in", "out");
    assertThat(post.retry().most()).isEqualTo(Duration.ofMinutes(15));
    Flow flow = post.flows().get(0);
    assertThat(flow.fileTo()).isEqualTo("south-customs");
    assertThat(flow.destinations()).containsExactlyInAnyOrder("GB", "XI");
    assertThat(flow.notices()).hasSize(1);
    assertThat(flow.notices().get(0).wants(Decision.RELEASED)).isTrue();
    assertThat(flow.notices().get(0).wants(Decision.ACCEPTED)).isFalse();
    assertThat(flow.notices().get(0).sign()).isEqualTo(Signing.NONE);
  }

  @Test
  void readsWhatWasAgreedWithCustoms() {
    Agreement customs = config.load().of("south-customs");

    assertThat(customs.declarations())
        .isEqualTo(
            new Declarations(
                "wco-dec@3.6",
                "wco-dec@3.6",
                "wco-inv@3.6",
                "",
                java.util.Map.of(),
                "",
                "queue",
                1,
                new Signing(Signing.Kind.CMS, "gateway-2026", ""),
                "south",
                Declarations.Lodge.AT_ARRIVAL,
                "arrival-events",
                java.util.Map.of("declarant", "XI000000000000")));
    assertThat(customs.answersIn("wco-res")).isTrue();
    assertThat(customs.answersIn("itmatt")).isFalse();
  }

  @Test
  void hasSafeDefaultsForWhatIsNotStated() {
    config.write(
        "south-customs",
        """
        partner: south-customs
        role: customs
        mode: live
        channels:
          - {id: out, kind: file, folder: data/south}
        declarations: {as: wco-dec, channel: out, eligibility: south}
        """);

    Agreement customs = config.load().of("south-customs");

    assertThat(customs.limits().interchangeBytes()).isEqualTo(512L * 1024 * 1024);
    assertThat(customs.limits().compressed()).isFalse();
    assertThat(customs.timeZone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(customs.duplicateWindow()).isEqualTo(Duration.ofDays(30));
    assertThat(customs.acknowledge().contrl()).isFalse();
    assertThat(customs.retry().budget()).isEqualTo(Duration.ofHours(24));
    assertThat(customs.answers()).isNull();
  }

  @Test
  void findsTheOneFlowThatTakesAnItem() {
    Parsed<List<Flow>> flow = config.load().flows("north-post", "itmatt", "GB", DAY);

    assertThat(flow.orThrow().get(0).name()).isEqualTo("parcels");
  }

  @Test
  void saysWhereNoFlowTakesAnItem() {
    Agreements agreements = config.load();

    assertThat(text(agreements.flows("north-post", "itmatt", "FR", DAY)))
        .isEqualTo(
            "IDN-002 no flow of north-post takes itmatt for FR on 2026-07-01; its flows: parcels"
                + " (itmatt for GB, XI). Sender must re-send.");
    assertThat(text(agreements.flows("north-post", "cardit", "GB", DAY)))
        .startsWith("IDN-002 no flow of north-post takes cardit");
    assertThat(text(agreements.flows("north-post", "itmatt", "GB", LocalDate.of(2025, 12, 31))))
        .startsWith("IDN-002 no flow of north-post takes itmatt for GB on 2025-12-31");
  }

  @Test
  void namesTheNearestPartnerWhereThereIsNoAgreement() {
    assertThat(text(config.load().flows("north-pots", "itmatt", "GB", DAY)))
        .isEqualTo(
            "IDN-001 there is no agreement with a partner \"north-pots\"; there is: north-post,"
                + " south-customs; did you mean \"north-post\"? The operator of this gateway must"
                + " act.");
    assertThatThrownBy(() -> config.load().of("nobody")).hasMessageStartingWith("IDN-001");
  }

  @Test
  void letsFlowsFollowEachOtherInTime() {
    config.write(
        "north-post",
        ConfigFolder.POST.replace(
            "    from: 2026-01-01\n",
            """
                until: 2026-06-30
                file-to: south-customs
              - name: parcels-new
                message: itmatt
                destination: GB
                from: 2026-07-01
            """));

    Agreements agreements = config.load();

    assertThat(agreements.flows("north-post", "itmatt", "GB", DAY).orThrow().get(0).name())
        .isEqualTo("parcels-new");
    assertThat(
            agreements
                .flows("north-post", "itmatt", "GB", DAY.minusDays(1))
                .orThrow()
                .get(0)
                .name())
        .isEqualTo("parcels");
  }

  @Test
  void takesAnyDestinationWhereTheFlowSaysSo() {
    config.write("north-post", ConfigFolder.POST.replace("[GB, XI]", "any"));

    assertThat(config.load().flows("north-post", "itmatt", "JP", DAY).problem()).isNull();
  }

  @Test
  void objectsToAForeignSenderRecipientAndToTestInterchangesOfALivePartner() {
    Agreement post = config.load().of("north-post");

    assertThat(post.objections("GB001", "XX101", false, Place.NOWHERE)).isEmpty();
    assertThat(post.objections("GB001:UP", "XX101:UP", false, Place.NOWHERE)).isEmpty();
    assertThat(post.objections("", "", false, Place.NOWHERE)).isEmpty();
    assertThat(post.objections("FR001:UP", "XX999", true, Place.source("interchange 77")))
        .extracting(Finding::toString)
        .containsExactly(
            "IDN-004 interchange 77: the sender is \"FR001:UP\"; north-post sends under GB001."
                + " Sender must re-send.",
            "IDN-005 interchange 77: the recipient is \"XX999\"; ours for north-post is XX101."
                + " Sender must re-send.",
            "IDN-006 interchange 77: this is a test interchange; the agreement with north-post is"
                + " live. Sender must re-send.");
  }

  @Test
  void bindsAVersionThatChangesWithEveryByteOfTheFile() {
    String before = config.load().of("north-post").version();
    config.write("north-post", ConfigFolder.POST + "# changed\n");

    assertThat(before).matches("[0-9a-f]{64}");
    assertThat(config.load().of("north-post").version()).isNotEqualTo(before);
    assertThat(config.load().of("south-customs").version()).isNotEqualTo(before);
  }

  @Test
  void loadsNothingFromAnEmptyConfigurationAndSaysSo() {
    Agreements none = Agreements.load(folder.resolve("empty"), ConfigFolder.KNOWN);

    assertThat(none.all()).isEmpty();
    assertThat(none.warnings())
        .extracting(Finding::toString)
        .isEqualTo(
            List.of(
                "CFG-017 empty/partners/: there is no agreement in empty/partners/; nobody can send"
                    + " anything."));
  }

  private static String text(Parsed<List<Flow>> flow) {
    return String.valueOf(flow.problem());
  }
}
