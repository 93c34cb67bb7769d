package org.customspost.gateway.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.console.Look;
import org.customspost.gateway.console.Refused;
import org.customspost.gateway.console.story.StoryPages;
import org.customspost.gateway.dossier.hold.Orders;
import org.customspost.gateway.journal.KeptBytes;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.TestSealing;

/**
 * A line that has walked a held item, a rejected one at which customs points, a refused one, and
 * one that was declared and rejected in EDIFACT; and the pages that tell of them.
 */
public final class StoryLine implements AutoCloseable {
  public static final String HELD = LineMessages.s10(1);
  public static final String REJECTED = LineMessages.s10(2);
  public static final String REFUSED = LineMessages.s10(3);
  public static final String SEGMENTED = LineMessages.s10(4);
  public static final String SCRIPT = "<script>alert(1)</script>";
  public static final String FILE = "\"><img src=x onerror=alert(2)>.xml";

  private static final String POST =
      TestAgreements.POST.replace(
          "retry:",
          "  - {name: overseas, message: itmatt, destination: [NZ], file-to: harbour, rules: [toy],"
              + " notify: [{partner: post, as: notice-json, channel: box}]}\nretry:");

  private static final String HARBOUR =
      """
      partner: harbour
      role: customs
      mode: live
      addresses: [HBCUST]
      our-address: XX101
      channels:
        - {id: box, kind: file, folder: harbour}
      declarations:
        as: cusdec
        cancel-as: cusdec
        channel: box
        eligibility: toy
        parameters: {declarant: NZ000000000000, agency: "143", office: NZAKL, currency: NZD}
      answers:
        formats: [cusres]
        within: 4h
      """;

  private static final String REJECTION =
      """
      UNB+UNOC:3+HBCUST:ZZ+XX101:ZZ+261123:0930+A000001'
      UNH+1+CUSRES:D:96B:UN'
      BGM+963+%s+9'
      DTM+9:202611230930:203'
      GIS+2:120:143'
      RFF+ABE:%s'
      RFF+AWB:%s'
      ERP+2:1+FTX'
      ERC+133:122:143'
      FTX+AAO+++Goods not known'
      UNT+10+1'
      UNZ+1+A000001'
      """;

  private final TestLine line;
  private final List<String> looks = new ArrayList<>();

  public StoryLine(Path folder) throws IOException {
    LineFolders folders =
        LineFolders.in(
                folder, Map.of("post", POST, "customs", TestAgreements.CUSTOMS, "harbour", HARBOUR))
            .with("cusdec-edifact-d96b", "cusres-edifact-d96b", "notice-json-1", "notice-xml-1");
    Files.writeString(
        folders.mappings().resolve("toydec-xml-1/pointers.csv"),
        "# source: an invented administration. date: 2026-11-23\npath,pointer\naddressee,42A.08B\ngoods,42A.23A\n");
    line = new TestLine(TestDatabase.fresh(), folders, new TestSealing(), "node");
    String scripted = "&lt;script&gt;alert(1)&lt;/script&gt;";
    line.take(
        "post",
        FILE,
        LineMessages.items(
            LineMessages.item("original", HELD, "Greta Example", "Wooden chess set " + scripted),
            LineMessages.item(REJECTED, "Marble chess set"),
            LineMessages.nameless(REFUSED)));
    String whole = LineMessages.items(LineMessages.item(REFUSED));
    line.take("post", "broken.xml", whole.replace("</RecipientName>", "</Recipient>"));
    answered(line.lrns().get(0), "05", "<reason>invoice is missing " + scripted + "</reason>");
    answered(line.lrns().get(1), "03", "<error>E12</error><pointer>42A.08B</pointer>");
    line.take(
        "post",
        "overseas.xml",
        LineMessages.items(LineMessages.item(SEGMENTED).replace("GB", "NZ")));
    String lrn = line.query("select lrn from filing where customs = 'harbour'").get(0);
    line.take("harbour", "rejected.edi", REJECTION.formatted(lrn, lrn, SEGMENTED));
    line.take("post", "flight.txt", "FFM/8\n1/BA0816/15JUL2010/LHR/GBAAA\nCPH\nULD/AKE12345BA\n");
  }

  private void answered(String lrn, String code, String more) {
    String until = "<until>2026-11-25T00:00:00Z</until>";
    line.told(LineMessages.answer("A" + lrn, "<lrn>" + lrn + "</lrn>", code, 5, until + more));
  }

  /** Looks are noted, and granted. */
  public StoryPages pages() {
    return pages(line, (call, subject, reason) -> looks.add(subject + ": " + reason));
  }

  /** Of any line; nobody may look. */
  static StoryPages pages(TestLine line) {
    return pages(
        line,
        (call, subject, reason) -> {
          throw Refused.forbidden("not here");
        });
  }

  private static StoryPages pages(TestLine line, Look look) {
    Bytes bytes = new Bytes(line.payloads);
    return new StoryPages(
        line.database,
        LookAtItem.of(line.database, bytes, Stores.all(), line.agreements, line.current),
        new LookAtBytes(
            line.database,
            bytes,
            new KeptBytes(line.payloads),
            line.arrivals,
            line.agreements,
            line.current),
        look);
  }

  /** An order to hold has climbed, and then somebody has seen it. */
  public void climbedAndSeen(long order, int step, String by) {
    line.database.run(
        handle -> {
          new Orders().climbed(handle, order, step);
          new Orders().acknowledge(handle, order, by);
        });
  }

  /** Who looked at what, and why. */
  public List<String> looks() {
    return looks;
  }

  /** The number of the message that came with the items. */
  public String came() {
    return line.query("select id from arrival order by id limit 1").get(0);
  }

  /** The number of a message that is not well-formed. */
  public String broken() {
    return line.query("select id from arrival where name = 'broken.xml'").get(0);
  }

  /** The number of the declaration in EDIFACT. */
  public String segmented() {
    return line.query("select id from departure where format like 'cusdec%'").get(0);
  }

  /** The number of a notice in JSON. */
  public String notice() {
    return line.query("select id from departure where format like 'notice-json%'").get(0);
  }

  /** The number of a flight in Cargo-IMP, which nobody agreed to send. */
  public String flight() {
    return line.query("select id from arrival where name = 'flight.txt'").get(0);
  }

  /** The number of the first declaration that left. */
  public String left() {
    return line.query(
            "select departure from document where function = 'ORIGINAL' order by departure")
        .get(0);
  }

  @Override
  public void close() {
    line.close();
  }
}
