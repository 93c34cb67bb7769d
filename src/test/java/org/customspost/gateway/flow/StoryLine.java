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
 * A line that has walked a held item, a rejected one at which customs points, and a refused one;
 * and the pages that tell of them.
 */
public final class StoryLine implements AutoCloseable {
  public static final String HELD = LineMessages.s10(1);
  public static final String REJECTED = LineMessages.s10(2);
  public static final String REFUSED = LineMessages.s10(3);
  public static final String SCRIPT = "<script>alert(1)</script>";
  public static final String FILE = "\"><img src=x onerror=alert(2)>.xml";

  private final TestLine line;
  private final List<String> looks = new ArrayList<>();

  public StoryLine(Path folder) throws IOException {
    LineFolders folders =
        LineFolders.in(
            folder, Map.of("post", TestAgreements.POST, "customs", TestAgreements.CUSTOMS));
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
