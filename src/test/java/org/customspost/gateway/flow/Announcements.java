package org.customspost.gateway.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Despatches for tests of the line. Offices and flights are invented. */
final class Announcements {
  static final String DESPATCH = "DEFRAAGBLALAACN60117";
  private static int interchanges;

  private Announcements() {}

  /** The n-th receptacle of the despatch, of 1 kg. */
  static String receptacle(int number) {
    return DESPATCH + "%03d000010".formatted(number);
  }

  /** One receptacle with its items. */
  static List<String> bag(String receptacle, String... items) {
    List<String> segments = new ArrayList<>();
    segments.add("GID+1+1:BG");
    segments.add("PCI+30+" + receptacle);
    segments.add("MEA+WT+G+KGM:1");
    for (String each : items) segments.add("GIN+BN+" + each);
    return segments;
  }

  /**
   * A despatch message in an interchange of its own.
   *
   * @param minute when it was issued
   * @param function 9 original, 5 replacement, 1 cancellation
   */
  @SafeVarargs
  static String despatch(int minute, String function, String totals, List<String>... bags) {
    List<String> body = new ArrayList<>();
    body.add("UNH+1+PREDES:D:00A:UN:UPU21");
    body.add("BGM+787+M1+" + function);
    body.add("DTM+137:2026071510%02d:203".formatted(minute));
    body.add("RFF+SRN:" + DESPATCH);
    body.add("NAD+MS+DE101");
    if (!totals.isEmpty()) body.addAll(Arrays.asList(totals.split(" ", -1)));
    body.add("TDT+20+BA0816+4");
    body.add("LOC+9+FRA");
    body.add("DTM+133:202607152010:203");
    for (List<String> each : bags) body.addAll(each);
    body.add("UNT+" + (body.size() + 1) + "+1");
    String reference = "I" + ++interchanges;
    return "UNB+UNOC:3+DE101+GB101+260715:1000+"
        + reference
        + "'"
        + String.join("'", body)
        + "'UNZ+1+"
        + reference
        + "'";
  }
}
