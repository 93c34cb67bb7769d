package org.customspost.gateway.flow;

import java.util.ArrayList;
import java.util.List;

/** A consignment by air of any receptacles, as its post announces it to the carrier. */
final class FlownBags {
  private FlownBags() {}

  static String consignment(int number, String function, List<String> receptacles) {
    String reference = "C" + number;
    List<String> body =
        new ArrayList<>(
            List.of(
                "UNH+1+CARDIT:2:1:UP",
                "BGM+610+" + reference + "+" + function,
                "DTM+137:202607151%03d:203".formatted(10 - Integer.parseInt(function)),
                "TSR+C",
                "RFF+AAM:0570000" + number,
                "TDT+20+BA0816+4",
                "LOC+5+FRA",
                "LOC+7+LHR",
                "DTM+189:202607152010:203"));
    for (int i = 0; i < receptacles.size(); i++) {
      body.add("GID+" + (i + 1) + "+1:BG");
      body.add("CNI+" + (i + 1) + "+" + receptacles.get(i));
    }
    body.add("UNT+" + (body.size() + 1) + "+1");
    String control = reference + function;
    return "UNB+UNOC:3+DE101+GB101+260715:1000+%s'%s'UNZ+1+%s'"
        .formatted(control, String.join("'", body), control);
  }
}
