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

  /** As answers of customs write it: {@code 42A.67A.68A(2).108}. */
  public String pointer() {
    StringBuilder pointer = new StringBuilder();
    for (Step each : steps) {
      if (!pointer.isEmpty()) pointer.append('.');
      pointer.append(each.section());
      if (each.sequence() > 0) pointer.append('(').append(each.sequence()).append(')');
    }
    return tag.isEmpty() ? pointer.toString() : pointer + "." + tag;
  }

  /**
   * @param section id of the class, such as 68A
   * @param sequence 1-based occurrence where the class repeats, else 0
   */
  public record Step(String section, int sequence) {}
}
