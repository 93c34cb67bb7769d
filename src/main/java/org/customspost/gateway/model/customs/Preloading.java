package org.customspost.gateway.model.customs;

import java.util.List;

/** What customs asks or says of goods before they are loaded. */
public enum Preloading implements Meaning {
  /** A request for information: more must be told before the goods may be loaded. */
  INFORMATION_WANTED,
  /** A request for screening: the goods must be screened as high risk before they are loaded. */
  SCREENING_WANTED,
  /** Must not be loaded. Outranks everything until customs takes it back. */
  DO_NOT_LOAD,
  /** Nothing is open any more: customs has assessed the goods. */
  ASSESSMENT_COMPLETE;

  private static final List<String> GRAVEST_FIRST =
      List.of(
          DO_NOT_LOAD.name(),
          SCREENING_WANTED.name(),
          INFORMATION_WANTED.name(),
          ASSESSMENT_COMPLETE.name());

  /** The names of all, what restricts the goods most first: of several that are open it counts. */
  public static List<String> gravestFirst() {
    return GRAVEST_FIRST;
  }

  /** True where the origin post must act: customs' word goes to it as a referral. */
  public boolean refers() {
    return this != ASSESSMENT_COMPLETE;
  }

  @Override
  public boolean holds() {
    return this == DO_NOT_LOAD;
  }

  /** True where customs waits for an answer of ours. */
  public boolean asks() {
    return this == INFORMATION_WANTED || this == SCREENING_WANTED;
  }
}
