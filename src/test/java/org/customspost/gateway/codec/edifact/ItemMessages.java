package org.customspost.gateway.codec.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;

/** Item messages with invented content, as the structure of itmatt-edifact-1 has them. */
final class ItemMessages {
  private ItemMessages() {}

  static byte[] interchange(int messages, int itemsEach) {
    StringBuilder text =
        new StringBuilder("UNA:+.? 'UNB+UNOC:3+AB101:UP+CD001:UP+260715:0930+REF0001++ITMATT'\n");
    for (int m = 1; m <= messages; m++) text.append(message(Integer.toString(m), itemsEach));
    return text.append("UNZ+")
        .append(messages)
        .append("+REF0001'\n")
        .toString()
        .getBytes(ISO_8859_1);
  }

  static String message(String reference, int items) {
    List<String> segments = new ArrayList<>();
    segments.add("UNH+" + reference + "+ITMATT:D:00A:UN:UPU150");
    segments.add("BGM+785+MSG" + reference + "+9");
    segments.add("DTM+137:202607150930:203");
    segments.add("NAD+MS+AB101");
    segments.add("NAD+MR+CD001");
    for (int i = 1; i <= items; i++) segments.addAll(item(i));
    segments.add("CNT+2:" + items);
    segments.add("UNT+" + (segments.size() + 1) + "+" + reference);
    return String.join("'\n", segments) + "'\n";
  }

  /** 51 segments and three content pieces, some 1.6 KB. */
  static List<String> item(int number) {
    List<String> item = new ArrayList<>();
    item.add("CNI+" + number + "+RR4731248" + (10 + number % 90) + "GB");
    item.add("DTM+187:202607141655:203");
    item.add("DTM+133:202607160000:203");
    item.add("RFF+AGO:LOCAL" + number);
    item.add("RFF+ACD:IM1234567890");
    item.add("TSR+A+U+B+31");
    item.add("TDT+20++40");
    item.add("LOC+28+GB");
    item.add("LOC+36+DE");
    item.add("FTX+ZZZ+++shop-order:A-" + number);
    item.add("MOA+64:12.40:EUR");
    item.add("MOA+67:100.00:EUR");
    item.add("MEA+WT+G+GRM:1250");
    item.add("NAD+CZ+++Ann O?'Hara+12 Long Meadow Lane:Flat 3+Bristol++BS1 4DJ+GB");
    item.add("CTA+FN+:Ann");
    item.add("CTA+LN+:O?'Hara");
    item.add("COM+?+441179460000:TE");
    item.add("COM+ann.ohara@example.org:EM");
    item.add("NAD+CN+++J\u00fcrgen M\u00fcller+Gartenstra\u00dfe 7+K\u00f6ln++50667+DE");
    item.add("CTA+FN+:J\u00fcrgen");
    item.add("CTA+LN+:M\u00fcller");
    item.add("COM+?+492211234567:TE");
    item.add("COM+j.mueller@example.org:EM");
    item.add("DOC+380+INV-2026-" + number);
    item.add("DOC+811+LIC-77");
    for (int piece = 1; piece <= 3; piece++) {
      item.add("GID+" + piece + "+" + (piece + 1) + ":PCE");
      item.add(
          "FTX+AAA+++Hand knitted woollen scarf with fringes, two metres long, in colour number "
              + piece);
      item.add("FTX+ZZZ+++sku:SCARF-" + piece);
      item.add("PIA+5+611710:HS");
      item.add("LOC+27+GB");
      item.add("MEA+WT+AAB+GRM:350");
      item.add("MOA+38:24.90:EUR");
      item.add("MOA+146:12.45:EUR");
    }
    item.add("GID+4+1:PCE");
    item.add("FTX+AAA+++Printed greeting card with envelope, folded, for a birthday");
    item.add("LOC+27+GB");
    item.add("MEA+WT+AAB+GRM:20");
    item.add("MOA+38:2.50:EUR");
    return item;
  }
}
