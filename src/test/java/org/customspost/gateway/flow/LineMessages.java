package org.customspost.gateway.flow;

import java.util.Locale;
import org.customspost.gateway.model.item.S10Id;

/** Messages for tests of the line. Persons and goods are invented. */
public final class LineMessages {
  private LineMessages() {}

  /** The n-th item id, with its check digit. */
  public static String s10(int number) {
    String serial = "%08d".formatted(number);
    return "CP" + serial + S10Id.checkDigit(serial) + "DE";
  }

  /** An interchange of item messages. */
  public static String items(String... items) {
    return "<interchange xmlns=\"m33\"><message><msgbody><itmatt_1_5_0>"
        + String.join("\n", items)
        + "</itmatt_1_5_0></msgbody></message></interchange>";
  }

  public static String item(String id) {
    return item(id, "Wooden chess set");
  }

  public static String item(String id, String goods) {
    return item("original", id, "Greta Example", goods);
  }

  public static String replacement(String id, String goods) {
    return item("replacement", id, "Greta Example", goods);
  }

  /** A bad item: nobody is named as its addressee. */
  public static String nameless(String id) {
    return item("original", id, "", "Wooden chess set");
  }

  public static String cancellation(String id) {
    return "<item function=\"cancellation\"><Id>" + id + "</Id>" + COUNTRIES + "</item>";
  }

  private static final String COUNTRIES =
      "<OrigCountryCd>DE</OrigCountryCd><DestCountryCd>GB</DestCountryCd>";

  public static String item(String function, String id, String addressee, String goods) {
    return """
        <item function="%s"><Id>%s</Id>%s<NatureTypeCd>11</NatureTypeCd><GrossWeight>1.2</GrossWeight>\
        <SenderName>Carla Sample</SenderName><RecipientName>%s</RecipientName>\
        <ContentPieces><ContentPiece><Index>1</Index><Number>1</Number><Description>%s</Description>\
        <NetWeight>1.0</NetWeight><Amount>20.00</Amount><CurrencyCd>EUR</CurrencyCd></ContentPiece>\
        </ContentPieces></item>"""
        .formatted(function, id, COUNTRIES, addressee, goods);
  }

  /** A file of events of items on their way. */
  public static String events(String... events) {
    return "<interchange xmlns=\"m40\"><message><msgbody><emsevt_3_0_0>"
        + String.join("\n", events)
        + "</emsevt_3_0_0></msgbody></message></interchange>";
  }

  /** An event of an item at a minute of a day. */
  public static String event(String id, String code, int minute) {
    return "<event><Id>%s</Id><EventCd>%s</EventCd><EventDt>2026-11-21T06:%02d:00Z</EventDt><OfficeCd>GBLALA</OfficeCd></event>"
        .formatted(id, code, minute);
  }

  /** A file of answers of customs. */
  public static String answers(String... answers) {
    return "<responses>" + String.join("\n", answers) + "</responses>";
  }

  /** An answer by LRN, issued at a minute of a day. */
  public static String answer(String id, String lrn, String code, int minute) {
    return answer(id, "<lrn>" + lrn + "</lrn>", code, minute, "");
  }

  /** An answer by other keys, each as an element. */
  public static String answer(String id, String keys, String code, int minute, String until) {
    String time = "2026-11-20T10:%02d:00Z".formatted(minute).toUpperCase(Locale.ROOT);
    return "<response><id>%s</id>%s<code>%s</code><issued>%s</issued>%s</response>"
        .formatted(id, keys, code, time, until);
  }
}
