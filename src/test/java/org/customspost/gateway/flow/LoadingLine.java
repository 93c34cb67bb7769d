package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.TestSealing;
import org.customspost.gateway.model.passage.Dispatch;

/**
 * A line with an authority that decides before loading beside one that clears imports. Persons,
 * goods and references are invented.
 */
final class LoadingLine implements AutoCloseable {
  static final String ITEM = LineMessages.s10(7);
  static final String MRN = "26DE00000000000007";

  private static final String POST =
      TestAgreements.POST.replace(
              "retry:",
              """
                - name: security
                  message: itmatt
                  destination: [GB]
                  file-to: ics
                  purpose: security
                  rules: [toy]
                  notify:
                    - partner: post
                      as: toynote
                      channel: box
                      batch: 200
                      on: [INFORMATION_WANTED, SCREENING_WANTED, DO_NOT_LOAD, DO_NOT_LOAD_WITHDRAWN, ASSESSMENT_COMPLETE, INVALIDATED]
              referrals: {as: itmref@1.0.0, channel: box, responses: [refrsp]}
              events: [emsevt]
              announcements: [predes, cardit]
              retry:""")
          + "deadlines: {warn-at: 80%}\n";
  private static final String ICS =
      """
      partner: ics
      role: customs
      mode: live
      channels:
        - {id: box, kind: file, folder: ics}
      declarations:
        as: ie3f43
        amend-as: ie3a43
        cancel-as: ie3q04
        channel: box
        scheme: eu-ics2
        reply: {information-wanted: ie3r02, screening-wanted: ie3r03}
        parameters:
          lrn-prefix: S
          member-state: DE
          declarant: DE123456789012345
          declarant-name: Northland Post
          declarant-city: Bonn
          declarant-country: DE
          declarant-email: ics@northland-post.example
      answers:
        formats: [ie3r01, ie3r07, ie3n03, ie3n99, ie3q01, ie3q02, ie3q03, toyres]
      """;

  final TestLine line;
  private final TestSealing sealing = new TestSealing();

  LoadingLine(Path folder) {
    this(folder, POST, TestAgreements.CUSTOMS, Map.of());
  }

  /** The same with a post that is told in another form, which has no words for an invalidation. */
  static LoadingLine telling(Path folder, String message) {
    String post =
        POST.replace("as: toynote", "as: " + message)
            .replace(", INVALIDATED", "")
            .replace("mode: live", "mode: live\naddresses: [GB001]\nour-address: XX101");
    return new LoadingLine(folder, post, TestAgreements.CUSTOMS, Map.of());
  }

  /** The same with a post that gets many notices of its customs at once, as item events. */
  static LoadingLine inBatches(Path folder) {
    String post =
        POST.replace("as: toynote, channel: box}", "as: emsevt@3.0.0, channel: box, batch: 10}");
    return new LoadingLine(folder, post, TestAgreements.CUSTOMS, Map.of());
  }

  /**
   * The same with more partners.
   *
   * @param post what else is agreed with the post
   * @param customs what else is agreed with customs
   * @param others agreements of others, by partner
   */
  static LoadingLine among(Path folder, String post, String customs, Map<String, String> others) {
    return new LoadingLine(folder, POST + post, TestAgreements.CUSTOMS + customs, others);
  }

  private LoadingLine(Path folder, String post, String customs, Map<String, String> others) {
    Map<String, String> agreements = new HashMap<>(others);
    agreements.put("post", post);
    agreements.put("customs", customs);
    agreements.put("ics", ICS);
    line = new TestLine(TestDatabase.fresh(), LineFolders.in(folder, agreements), sealing, "node");
  }

  /** Another node on the same database, with a door of its own. */
  TestLine beside(Dispatch door) {
    return new TestLine(line.database, line.folders, sealing, "beside", door);
  }

  /** Sends an item and gives the LRN under which it was filed before loading. */
  String filed(String id) {
    line.take("post", id + ".xml", LineMessages.items(item("original", id, "Wooden chess set")));
    List<String> filings = filings();
    assertThat(filings).as("filings; %s", line.query("select text from finding")).isNotEmpty();
    return Said.part(filings.get(filings.size() - 1), "LRN");
  }

  /** Has {@link #ITEM} filed and registered under {@link #MRN}; gives its LRN. */
  String registeredItem() {
    String lrn = filed(ITEM);
    ics(registered(lrn, MRN));
    return lrn;
  }

  static String item(String function, String id, String goods) {
    return LineMessages.item(function, id, "Greta Example", goods)
        .replace(
            "<RecipientName>",
            "<SenderAddressLine1>Lindenweg 5</SenderAddressLine1><SenderCity>Bremen</SenderCity>"
                + "<SenderCountryCd>DE</SenderCountryCd><RecipientName>")
        .replace(
            "<ContentPieces>",
            "<RecipientAddressLine1>3 Canal Walk</RecipientAddressLine1><RecipientCity>Newry</RecipientCity>"
                + "<RecipientCountryCd>GB</RecipientCountryCd><ContentPieces>");
  }

  List<String> filings() {
    return line.sentTo("ics", Planned.Kind.DECLARATION);
  }

  List<String> referrals() {
    return line.sentTo("post", Planned.Kind.REFERRAL);
  }

  List<String> replies() {
    return line.sentTo("ics", Planned.Kind.REPLY);
  }

  void ics(String message) {
    line.take("ics", "answer.xml", message);
  }

  void answered(String response) {
    line.take("post", "response.xml", response);
  }

  /** State before loading of the filings with that authority. */
  List<String> loading() {
    return line.query("select loading from filing where customs = 'ics' order by id");
  }

  private static String message(String name, String content) {
    return "<%1$s xmlns=\"urn:wco:datamodel:eu:ics2:2\">%2$s</%1$s>".formatted(name, content);
  }

  private static String at(String element, int minute) {
    return "<%1$s>2026-11-20T10:%2$02d:00Z</%1$s>".formatted(element, minute);
  }

  static String registered(String lrn, String mrn) {
    return message(
        "IE3R01", "<LRN>" + lrn + "</LRN><MRN>" + mrn + "</MRN>" + at("registrationDate", 0));
  }

  static String complete(String mrn, int minute) {
    return message("IE3N03", "<MRN>" + mrn + "</MRN>" + at("completionDate", minute));
  }

  static String doNotLoad(String mrn, String item, int minute) {
    return message(
        "IE3Q01",
        at("documentIssueDate", minute)
            + "<MRN>"
            + mrn
            + "</MRN><doNotLoadDetails><transportDocument><documentNumber>"
            + item
            + "</documentNumber><type>N750</type></transportDocument></doNotLoadDetails>");
  }

  /** Forbids receptacles; all of the filing where none is named. */
  static String doNotLoadReceptacles(String mrn, int minute, String... receptacles) {
    StringBuilder named = new StringBuilder();
    for (String each : receptacles)
      named.append(
          "<receptacle><receptacleIdentificationNumber>%s</receptacleIdentificationNumber></receptacle>"
              .formatted(each));
    String equipment =
        "<transportEquipment><containerIdentificationNumber>AKE1</containerIdentificationNumber></transportEquipment>";
    return message(
        "IE3Q01",
        at("documentIssueDate", minute)
            + "<MRN>"
            + mrn
            + "</MRN><doNotLoadDetails>"
            + (receptacles.length == 0 ? equipment : named)
            + "</doNotLoadDetails>");
  }

  static String refused(String lrn, int minute) {
    return message(
        "IE3N99",
        "<functionalReference>"
            + lrn
            + "</functionalReference>"
            + at("notificationDate", minute)
            + "<error><validationCode>R3024</validationCode></error>");
  }

  static String information(String mrn, String reference, int minute) {
    return message("IE3Q02", request(mrn, reference, "RFI", "", minute));
  }

  static String screening(String mrn, String reference, int minute) {
    String method =
        "<recommendedHRCMScreeningMethod><method>XRY</method></recommendedHRCMScreeningMethod>";
    return message("IE3Q03", request(mrn, reference, "RFS", method, minute));
  }

  private static String request(
      String mrn, String reference, String type, String more, int minute) {
    return at("documentIssueDate", minute)
        + "<MRN>%s</MRN><referralRequestDetails><referralRequestReference>%s</referralRequestReference><requestType>%s</requestType>%s</referralRequestDetails>"
            .formatted(mrn, reference, type, more);
  }

  static String withdrawn(String lrn, int minute) {
    return LineMessages.answers(LineMessages.answer("W" + lrn + minute, lrn, "DNW", minute));
  }

  static String response(String reference, String code, String text) {
    return ("<interchange xmlns=\"urn:customspost:refrsp:1\"><message><msgbody><refrsp_1_0_0><item>"
            + "<ReferralRef>%s</ReferralRef><ResponseCd>%s</ResponseCd><MethodUsed>XRY</MethodUsed>"
            + "<Result>001</Result><FreeText>%s</FreeText></item></refrsp_1_0_0></msgbody></message></interchange>")
        .formatted(reference, code, text);
  }

  @Override
  public void close() {
    line.close();
  }
}
