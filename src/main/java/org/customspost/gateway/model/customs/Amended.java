package org.customspost.gateway.model.customs;

import java.util.List;

/**
 * One place of a declaration that an amendment changes, from the document down (WCO:
 * Amendment/Pointer).
 *
 * @param steps one per class on the way
 * @param tag id of the changed element, empty where a whole class came or went
 */
public record Amended(List<Step> steps, String tag) {
  public Amended {
    steps = List.copyOf(steps);
  }

  /**
   * @param section id of the class, such as 68A
   * @param sequence 1-based occurrence where the class repeats, else 0
   */
  public record Step(String section, int sequence) {}
}
