package org.customspost.gateway.flow;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Despatches, consignments and flights for tests of the match, some weeks ahead. Offices, flights
 * and waybills are invented.
 */
final class Cargo {
  static final String DESPATCH = "DEFRAAGBLALAACN70117";
  static final String OTHER_DESPATCH = "DEFRAAGBLALAACN70118";
  private static int interchanges;

  private Cargo() {}

  /** The n-th receptacle of the despatch, without a weight on its label. */
  static String bag(int number) {
    return bag(DESPATCH, number);
  }

  static String bag(String despatch, int number) {
    return despatch + "%03d000000".formatted(number);
  }

  /** A receptacle with its weight and items. */
  static List<String> holding(String bag, int kilograms, String... items) {
    List<String> segments = new ArrayList<>();
    segments.add("GID+1+1:BG");
    segments.add("PCI+30+" + bag);
    segments.add("MEA+WT+G+KGM:" + kilograms);
    for (String each : items) segments.add("GIN+BN+" + each);
    return segments;
  }

  /**
   * @param minute when it was issued
   * @param function 9 original, 5 replacement, 1 cancellation
   */
  @SafeVarargs
  static String despatch(String despatch, int minute, String function, List<String>... bags) {
    List<String> body = new ArrayList<>();
    body.add("BGM+787+M" + despatch + "+" + function);
    body.add("DTM+137:%s08%02d:203".formatted(day("yyyyMMdd"), minute));
    body.add("RFF+SRN:" + despatch);
    body.add("NAD+MS+DE101");
    for (List<String> each : bags) body.addAll(each);
    return interchange("PREDES:D:00A:UN:UPU21", body);
  }

  /** A consignment of these receptacles under a waybill on flight BA816. */
  static String consignment(String number, int minute, String waybill, String... bags) {
    List<String> body = new ArrayList<>();
    body.add("BGM+610+" + number + "+9");
    body.add("DTM+137:%s09%02d:201".formatted(day("yyMMdd"), minute));
    body.add("RFF+AAM:" + waybill.replace("-", ""));
    body.add("TDT+20+BA0816+4");
    body.add("LOC+5+FRA");
    body.add("LOC+8+LHR");
    body.add("DTM+189:%s2010:201".formatted(day("yyMMdd")));
    for (String each : bags) body.addAll(List.of("GID+1+1:BG", "CNI+1+" + each));
    return interchange("CARDIT:2:1:UP", body);
  }

  /** What a carrier tells of receptacles: 74 received, 24 departed. */
  static String happened(String code, String... bags) {
    List<String> body = new ArrayList<>();
    body.add("BGM+77+R1+9");
    body.add("DTM+137:%s1000:203".formatted(day("yyyyMMdd")));
    for (String each : bags)
      body.addAll(
          List.of(
              "CNI+1+" + each,
              "STS++" + code,
              "DTM+334:%s1500?+0000:205".formatted(day("yyyyMMdd"))));
    return interchange("RESDIT:1:1:UP", body);
  }

  /** A flight manifest with one device for each share: {@code 057-51987552 S2K30T4}. */
  static String flight(String... shares) {
    StringBuilder text = new StringBuilder("FFM/8\r\n1/BA0816/");
    text.append(day("ddMMM").toUpperCase(Locale.ROOT)).append("2010/FRA\r\nLHR\r\n");
    int device = 12_345;
    for (String each : shares) {
      String[] parts = each.split(" ", -1);
      text.append("ULD/AKE").append(device++).append("BA\r\n");
      text.append(parts[0]).append("FRALHR/").append(parts[1]).append("/MAIL\r\n");
    }
    return text.append("LAST\r\n").toString();
  }

  private static String day(String form) {
    LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(30);
    return day.format(DateTimeFormatter.ofPattern(form, Locale.ENGLISH));
  }

  private static String interchange(String type, List<String> body) {
    List<String> segments = new ArrayList<>();
    segments.add("UNH+1+" + type);
    segments.addAll(body);
    segments.add("UNT+" + (segments.size() + 1) + "+1");
    String reference = "K" + ++interchanges;
    return "UNB+UNOC:3+DE101+GB101+260715:1000+%s'%s'UNZ+1+%s'"
        .formatted(reference, String.join("'", segments), reference);
  }

  /** An item with a field that only partners know. */
  static String naming(String item, String field, String value) {
    return item.replace(
        "</item>",
        "<ExtraFields><ExtraField><Name>%s</Name><Value>%s</Value></ExtraField></ExtraFields></item>"
            .formatted(field, value));
  }
}
