package org.customspost.gateway.dossier.match;

import static org.customspost.gateway.dossier.match.Effect.NONE;
import static org.customspost.gateway.dossier.match.Effect.STOPS;
import static org.customspost.gateway.dossier.match.Effect.TELLS;
import static org.customspost.gateway.dossier.match.Effect.WAITS;

import java.util.Locale;

/**
 * Why an item does not match: the closed list. Where several hold, the one with the smallest rank
 * is the item's reason: what forbids before what waits before what is only told. Ranks stand in the
 * tables; a new reason takes a number between two others.
 */
public enum Reason {
  RELEASED_THOUGH_DO_NOT_LOAD(
      10,
      STOPS,
      "one authority lets it go, another forbids to load it",
      "the carrier leaves it behind; customs takes the do-not-load back, or nobody loads it"),
  DO_NOT_LOAD(
      20,
      STOPS,
      "announced though customs forbids to load it",
      "the carrier leaves it behind; customs must take the do-not-load back"),
  REFUSED(
      30,
      STOPS,
      "announced though customs refuses or detains it",
      "the post takes it out of the despatch"),
  REJECTED(
      40,
      STOPS,
      "customs rejected the declaration, or invalidated it",
      "the post mends the item's data and sends it again"),
  CANCELLED(
      50,
      STOPS,
      "announced though the post cancelled its declaration",
      "the post declares it again, or takes it out of the despatch"),
  IN_ANOTHER_RECEPTACLE(
      60,
      STOPS,
      "it is said to be in two receptacles, or in two despatches",
      "the post says by a new announcement or new item data where it is"),
  SHORT_SHIPPED(
      70,
      STOPS,
      "the flight has fewer pieces than were consigned, and no other flight has the rest",
      "the carrier says by which flight the rest goes"),
  SCREENING_WANTED(
      110,
      WAITS,
      "customs wants it screened before it is loaded",
      "the origin post screens it and answers the referral"),
  INFORMATION_WANTED(
      120,
      WAITS,
      "customs wants to know more before it is loaded",
      "the origin post answers the referral"),
  ANNOUNCED_NOT_DECLARED(
      130, WAITS, "announced, but no item data came", "the post sends the item's data"),
  NOT_FILED(
      140,
      WAITS,
      "its data came, but nothing could be filed with customs",
      "the post mends the item's data as its findings say"),
  AWAITING_ASSESSMENT(
      150, WAITS, "customs has not ended its assessment", "customs answers, or asks"),
  SPLIT(
      160,
      WAITS,
      "a part of its consignment is on a flight, the rest is on no flight yet",
      "the carrier announces the flight of the rest"),
  NOT_CONSIGNED(
      170,
      WAITS,
      "its despatch was handed over, but its receptacle is in no consignment",
      "the post says to which carrier it hands the receptacle"),
  CONSIGNED_NOT_ANNOUNCED(
      180,
      WAITS,
      "its receptacle was consigned, but its despatch does not have it",
      "the post announces the despatch anew"),
  DECIDED_NOT_ANNOUNCED(
      190,
      WAITS,
      "customs decided before it was announced",
      "the post announces the despatch that it is in"),
  DECLARED_NOT_ANNOUNCED(
      200, WAITS, "declared, but not announced", "the post announces the despatch that it is in"),
  DECLARED_LATE(
      310,
      TELLS,
      "declared after its flight departed",
      "the post explains; nothing here can be mended"),
  WEIGHT_DIFFERS(
      320,
      TELLS,
      "announced and declared weight differ by more than is tolerated",
      "the post weighs it again and corrects what is wrong"),
  TOTALS_DIFFER(
      330,
      TELLS,
      "the totals of its announcement are not those of its lines",
      "the sender of the announcement sends it anew"),
  ITEMS_NOT_TOLD(
      340,
      TELLS,
      "the announcement does not say which items are in the receptacle",
      "the post announces the items, where there are any to declare"),
  RETURN_WITHOUT_OUTBOUND(
      350,
      TELLS,
      "it comes back, but its outbound item is not known",
      "the post names the outbound item; without it no relief can be claimed"),
  MATCHED(999, NONE, "what is announced, declared and decided agrees", "");

  private final int rank;
  private final Effect effect;
  private final String sentence;
  private final String next;

  Reason(int rank, Effect effect, String sentence, String next) {
    this.rank = rank;
    this.effect = effect;
    this.sentence = sentence;
    this.next = next;
  }

  /** The smaller, the graver. */
  public int rank() {
    return rank;
  }

  public Effect effect() {
    return effect;
  }

  /** What is wrong, in words. */
  public String sentence() {
    return sentence;
  }

  /** Who must do what so that it is right. */
  public String next() {
    return next;
  }

  /** The name in running text: {@code declared late}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
