package org.customspost.gateway.dossier.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.dossier.match.Reason.ANNOUNCED_NOT_DECLARED;
import static org.customspost.gateway.dossier.match.Reason.AWAITING_ASSESSMENT;
import static org.customspost.gateway.dossier.match.Reason.CANCELLED;
import static org.customspost.gateway.dossier.match.Reason.DECIDED_NOT_ANNOUNCED;
import static org.customspost.gateway.dossier.match.Reason.DECLARED_LATE;
import static org.customspost.gateway.dossier.match.Reason.DECLARED_NOT_ANNOUNCED;
import static org.customspost.gateway.dossier.match.Reason.DO_NOT_LOAD;
import static org.customspost.gateway.dossier.match.Reason.INFORMATION_WANTED;
import static org.customspost.gateway.dossier.match.Reason.IN_ANOTHER_RECEPTACLE;
import static org.customspost.gateway.dossier.match.Reason.MATCHED;
import static org.customspost.gateway.dossier.match.Reason.NOT_FILED;
import static org.customspost.gateway.dossier.match.Reason.REFUSED;
import static org.customspost.gateway.dossier.match.Reason.REJECTED;
import static org.customspost.gateway.dossier.match.Reason.RELEASED_THOUGH_DO_NOT_LOAD;
import static org.customspost.gateway.dossier.match.Reason.RETURN_WITHOUT_OUTBOUND;
import static org.customspost.gateway.dossier.match.Reason.SCREENING_WANTED;
import static org.customspost.gateway.dossier.match.Reason.WEIGHT_DIFFERS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.customspost.gateway.dossier.FilingState;
import org.customspost.gateway.dossier.LoadingState;
import org.customspost.gateway.dossier.match.Announced.Place;
import org.customspost.gateway.dossier.match.Decided.Filed;
import org.customspost.gateway.dossier.match.Matching.Circumstances;
import org.customspost.gateway.model.customs.Meaning;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MatchingTest {
  private static final String BAG = "XNAAAAXSBBBBACN60001001000012";
  private static final String OTHER_BAG = "XNAAAAXSBBBBACN60001002010012";
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Circumstances PLAIN = new Circumstances(false, false, null, Tolerance.USUAL);
  private static final Circumstances EXPECTED =
      new Circumstances(true, false, null, Tolerance.USUAL);
  private static final Filed ASSESSED = filed("RELEASED", "ASSESSMENT_COMPLETE");

  @Test
  void isContentWhereAllThreeAgree() {
    Match match = matched(in(BAG), declared(), decided(ASSESSED));

    assertThat(match).isEqualTo(Match.MATCHED);
    assertThat(match.reason()).isEqualTo(MATCHED);
  }

  @Test
  void hasNothingToSayOfAnItemThatNobodyMustAnnounce() {
    assertThat(Matching.of(Announced.NOWHERE, declared(), decided(ASSESSED), PLAIN)).isEmpty();
    assertThat(Matching.of(Announced.NOWHERE, null, Decided.NOTHING, EXPECTED)).isEmpty();
  }

  @Test
  void waitsForTheDataOfAnAnnouncedItem() {
    assertThat(reason(in(BAG), null)).isEqualTo(ANNOUNCED_NOT_DECLARED);
  }

  @Test
  void waitsForAnAnnouncementOnlyWhereOneIsExpectedOrItsReceptacleIsAnnounced() {
    Declared named = declared(1_000L, BAG, "", "");
    Circumstances namedIsAnnounced = new Circumstances(false, true, null, Tolerance.USUAL);
    Decided open = decided(filed("", ""));

    assertThat(reason(Announced.NOWHERE, declared(), open, EXPECTED))
        .isEqualTo(DECLARED_NOT_ANNOUNCED);
    assertThat(reason(Announced.NOWHERE, named, open, namedIsAnnounced))
        .isEqualTo(DECLARED_NOT_ANNOUNCED);
    assertThat(reason(Announced.NOWHERE, declared(), decided(ASSESSED), EXPECTED))
        .isEqualTo(DECIDED_NOT_ANNOUNCED);
  }

  @Test
  void putsADoNotLoadBeforeEverythingElse() {
    Filed forbids = filing(FilingState.ACCEPTED, "DO_NOT_LOAD", "DO_NOT_LOAD", true, true);

    assertThat(reason(in(BAG), declared(), decided(forbids))).isEqualTo(DO_NOT_LOAD);
    assertThat(reason(in(BAG), declared(), decided(forbids, ASSESSED)))
        .isEqualTo(RELEASED_THOUGH_DO_NOT_LOAD);
    assertThat(reason(in(BAG, OTHER_BAG), cancelled(), decided(forbids))).isEqualTo(DO_NOT_LOAD);
  }

  @Test
  void tellsWhatCustomsWants() {
    assertThat(reason(filed("DETAINED", ""))).isEqualTo(REFUSED);
    assertThat(reason(filing(FilingState.REJECTED, "REJECTED", "", false, false)))
        .isEqualTo(REJECTED);
    assertThat(reason(filed("", "INVALIDATED"))).isEqualTo(REJECTED);
    assertThat(reason(filed("", "SCREENING_WANTED"))).isEqualTo(SCREENING_WANTED);
    assertThat(reason(filed("", "INFORMATION_WANTED"))).isEqualTo(INFORMATION_WANTED);
    assertThat(reason(filed("", "REGISTERED"))).isEqualTo(AWAITING_ASSESSMENT);
    assertThat(reason(filing(FilingState.FILED, "", "", false, false))).isEqualTo(MATCHED);
  }

  @Test
  void seesAnItemThatWasCancelledOrNeverFiled() {
    assertThat(reason(in(BAG), cancelled(), decided(ASSESSED))).isEqualTo(CANCELLED);
    assertThat(reason(in(BAG), cancelled(), Decided.NOTHING)).isEqualTo(CANCELLED);
    assertThat(reason(in(BAG), declared(), Decided.NOTHING)).isEqualTo(NOT_FILED);
  }

  @Test
  void putsTheTwoReceptaclesOfAnItemSideBySide() {
    Match twice = matched(in(BAG, OTHER_BAG), declared(), decided(ASSESSED));
    Match declaredElsewhere =
        matched(in(BAG), declared(1_000L, OTHER_BAG, "", ""), decided(ASSESSED));
    Match otherDespatch =
        matched(in(BAG), declared(1_000L, "", "XNAAAAXSBBBBACN60009", ""), decided(ASSESSED));

    assertThat(twice).isEqualTo(new Match(IN_ANOTHER_RECEPTACLE, BAG, OTHER_BAG));
    assertThat(declaredElsewhere).isEqualTo(new Match(IN_ANOTHER_RECEPTACLE, BAG, OTHER_BAG));
    assertThat(otherDespatch)
        .isEqualTo(new Match(IN_ANOTHER_RECEPTACLE, BAG, "XNAAAAXSBBBBACN60009"));
  }

  @Test
  void followsAnItemThatATransitOfficeSendsOn() {
    String onward = "XSBBBBXTCCCCACN60003001000012";

    assertThat(reason(in(BAG, onward), declared(), decided(ASSESSED))).isEqualTo(MATCHED);
    assertThat(in(BAG, onward).first().map(Place::receptacle)).contains(onward);
  }

  @Test
  void toleratesAWeightThatDiffersALittle() {
    assertThat(reason(weighing(1_400), declared(), decided(ASSESSED))).isEqualTo(MATCHED);
    assertThat(matched(weighing(1_600), declared(), decided(ASSESSED)))
        .isEqualTo(new Match(WEIGHT_DIFFERS, "1600 g", "1000 g"));
  }

  @Test
  void seesAnItemThatWasDeclaredAfterItsFlightDeparted() {
    Circumstances departed = new Circumstances(false, false, NOON.minusSeconds(1), Tolerance.USUAL);
    Circumstances departs = new Circumstances(false, false, NOON.plusSeconds(1), Tolerance.USUAL);

    assertThat(reason(in(BAG), declared(), decided(ASSESSED), departed)).isEqualTo(DECLARED_LATE);
    assertThat(reason(in(BAG), declared(), decided(ASSESSED), departs)).isEqualTo(MATCHED);
  }

  @Test
  void looksForTheOutboundItemOfAReturn() {
    Declared lost = declared(1_000L, "", "", "CP000000005GB");

    assertThat(matched(in(BAG), lost, decided(ASSESSED)))
        .isEqualTo(new Match(RETURN_WITHOUT_OUTBOUND, BAG, "return of CP000000005GB"));
  }

  @Test
  void doesNotDependOnTheOrderOfAnnouncementsOrFilings() {
    Filed wants = filed("", "INFORMATION_WANTED");
    Announced turned = new Announced(reversed(in(BAG, OTHER_BAG).places()));

    assertThat(matched(turned, declared(), decided(ASSESSED, wants)))
        .isEqualTo(matched(in(BAG, OTHER_BAG), declared(), decided(wants, ASSESSED)));
  }

  @Test
  void ranksWhatForbidsBeforeWhatWaitsBeforeWhatIsOnlyTold() {
    List<Reason> byRank = new ArrayList<>(Arrays.asList(Reason.values()));
    byRank.sort(Comparator.comparingInt(Reason::rank));

    assertThat(byRank).containsExactly(Reason.values());
    assertThat(byRank.stream().map(Reason::effect).toList())
        .isSortedAccordingTo(Comparator.naturalOrder());
    assertThat(byRank.stream().map(Reason::rank).distinct()).hasSize(byRank.size());
    assertThat(byRank).allMatch(each -> each == MATCHED || !each.next().isEmpty());
  }

  private static List<Place> reversed(List<Place> places) {
    List<Place> reversed = new ArrayList<>(places);
    java.util.Collections.reverse(reversed);
    return reversed;
  }

  private static Match matched(Announced announced, @Nullable Declared declared, Decided decided) {
    return Matching.of(announced, declared, decided, PLAIN).orElseThrow();
  }

  private static Reason reason(Filed filed) {
    return reason(in(BAG), declared(), decided(filed));
  }

  private static Reason reason(Announced announced, @Nullable Declared declared) {
    return reason(announced, declared, Decided.NOTHING);
  }

  private static Reason reason(Announced announced, @Nullable Declared declared, Decided decided) {
    return reason(announced, declared, decided, PLAIN);
  }

  private static Reason reason(
      Announced announced, @Nullable Declared declared, Decided decided, Circumstances around) {
    return Matching.of(announced, declared, decided, around).orElseThrow().reason();
  }

  private static Decided decided(Filed... filed) {
    return new Decided(List.of(filed));
  }

  private static Filed filed(String standing, String loading) {
    return filing(FilingState.ACCEPTED, standing, loading, false, true);
  }

  private static Filed filing(
      FilingState state, String standing, String loading, boolean forbidden, boolean preloading) {
    return new Filed(
        "eu",
        "security",
        state,
        standing.isEmpty() ? null : Meaning.parse(standing).orThrow(),
        loading.isEmpty() ? null : LoadingState.valueOf(loading),
        forbidden,
        preloading);
  }

  private static Declared declared() {
    return declared(1_000L, "", "", "");
  }

  private static Declared declared(
      @Nullable Long grams, String receptacle, String despatch, String returnOf) {
    return new Declared(
        1, 1, "north-post", false, NOON, grams, receptacle, despatch, returnOf, false);
  }

  private static Declared cancelled() {
    return new Declared(1, 2, "north-post", true, NOON, 1_000L, "", "", "", false);
  }

  private static Announced in(String... receptacles) {
    return new Announced(Arrays.stream(receptacles).map(each -> place(each, null)).toList());
  }

  private static Announced weighing(long grams) {
    return new Announced(List.of(place(BAG, grams)));
  }

  private static Place place(String receptacle, @Nullable Long grams) {
    return new Place(
        7,
        "DESPATCH",
        "north-post",
        "D1",
        NOON,
        receptacle,
        receptacle.substring(0, 20),
        "",
        grams);
  }
}
