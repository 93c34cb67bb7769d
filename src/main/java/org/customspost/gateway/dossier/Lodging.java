package org.customspost.gateway.dossier;

import org.jspecify.annotations.Nullable;

/**
 * A declaration under one LRN, and what became of it so far.
 *
 * @param lrn empty while it waits for the goods to arrive
 * @param standing name of the meaning that stands after all answers so far; empty before the first
 * @param told what operators were told last; empty before the first notice
 * @param presented reference under which customs learned that the goods are there; empty while it
 *     has not
 */
public record Lodging(
    String lrn, @Nullable String mrn, String standing, String told, String presented) {

  /** Customs has nothing of it. */
  public static final Lodging NONE = under("");

  /** A new one, of which nobody was told anything yet. */
  public static Lodging under(String lrn) {
    return new Lodging(lrn, null, "", "", "");
  }

  Lodging answered(Standing now) {
    String known = now.mrn() == null ? mrn : now.mrn();
    return new Lodging(lrn, known, now.name(), told, presented);
  }

  Lodging told(String newTold) {
    return new Lodging(lrn, mrn, standing, newTold, presented);
  }

  Lodging presented(String reference) {
    return new Lodging(lrn, mrn, standing, told, reference);
  }
}
