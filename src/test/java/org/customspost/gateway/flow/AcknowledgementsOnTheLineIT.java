package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LineMessages.answers;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.TestSealing;
import org.customspost.gateway.model.passage.Departure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What partners say of our interchanges, and we of theirs. */
@Timeout(60)
class AcknowledgementsOnTheLineIT {
  private static final String EDI_POST =
      TestAgreements.POST.replace(
              "acknowledge: {reports: [json], channel: box}",
              "acknowledge: {contrl: true, channel: box}")
          + "addresses: [\"AB101\"]\nour-address: \"CD001\"\n";

  @TempDir Path folder;

  private TestLine line(String post, String customs) {
    return new TestLine(TestDatabase.fresh(), folder, post, customs);
  }

  private static String sample() throws Exception {
    return Files.readString(
        Path.of("mappings/itmatt-edifact-1/examples/cancellation.edi"), StandardCharsets.US_ASCII);
  }

  private static String acknowledgement(TestLine line) {
    List<String> sent = line.sentTo("post", Planned.Kind.ACKNOWLEDGEMENT);
    return sent.get(sent.size() - 1).replaceAll("(?s).*(UCI[^']*)'.*", "$1");
  }

  @Test
  void acknowledgesAnInterchange() throws Exception {
    try (TestLine line = line(EDI_POST, TestAgreements.CUSTOMS)) {
      line.take("post", "a.edi", sample());
      assertThat(acknowledgement(line)).endsWith("+7");
    }
  }

  @Test
  void refusesAnInterchangeOfAnotherSenderInItsAcknowledgement() throws Exception {
    try (TestLine line = line(EDI_POST, TestAgreements.CUSTOMS)) {
      line.take("post", "a.edi", sample().replace("+AB101:UP+CD001:UP+", "+ZZ999:UP+CD001:UP+"));
      assertThat(acknowledgement(line)).endsWith("+4+23");
      assertThat(line.query("select state from arrival")).containsExactly("REFUSED");
      assertThat(line.findings()).contains("IDN-004");
    }
  }

  @Test
  void refusesAnotherInterchangeUnderAKnownReferenceInItsAcknowledgement() throws Exception {
    try (TestLine line = line(EDI_POST, TestAgreements.CUSTOMS)) {
      line.take("post", "a.edi", sample());
      line.take("post", "b.edi", sample() + "\n");
      assertThat(acknowledgement(line)).endsWith("+4+26");
      assertThat(line.query("select state from arrival order by id"))
          .containsExactly("FINISHED", "REFUSED");
    }
  }

  @Test
  void signsANoticeAsTheFlowSaysThatAskedForIt() {
    String second =
        """
          - name: letters
            message: itmatt
            destination: [FR]
            file-to: customs
            rules: [toy]
            notify:
              - {partner: post, as: toynote, channel: box, sign: {kind: cms, key: notices}}
        retry:"""
            .indent(0)
            .stripTrailing();
    String post = TestAgreements.POST.replace("retry:", second);
    try (TestLine line = line(post, TestAgreements.CUSTOMS)) {
      line.take(
          "post",
          "a.xml",
          items(item(s10(1)), item(s10(2)).replace("<DestCountryCd>GB", "<DestCountryCd>FR")));
      List<String> lrns = line.lrns();
      line.take(
          "customs",
          "b.xml",
          answers(answer("A1", lrns.get(0), "08", 1), answer("A2", lrns.get(1), "08", 1)));
      assertThat(
              line.query(
                  "select sign || '|' || state || '|' || left(problem, 7) from departure"
                      + " where kind = 'NOTICE' order by id"))
          .as("there is no such key here, so what it must sign waits")
          .containsExactly("NONE  |SENT|", "CMS notices |PARKED|SIG-001");
    }
  }

  private static String control(String reference, String action) {
    return "UNB+UNOC:3+CUSTOMS+US+260715:0930+C1'UNH+1+CONTRL:D:3:UN'UCI+"
        + reference
        + "+US+CUSTOMS+"
        + action
        + "'UNT+3+1'UNZ+1+C1'";
  }

  private static String reference(TestLine line) {
    return line.query("select control_reference from departure where partner = 'customs'").get(0);
  }

  @Test
  void parksWhatItsReceiverRefusesAndNamesIt() {
    try (TestLine line = line(TestAgreements.POST, TestAgreements.CUSTOMS)) {
      line.take("post", "a.xml", items(item(s10(1))));
      line.take("customs", "c.edi", control(reference(line), "4+12"));
      assertThat(line.query("select state from departure where partner = 'customs'"))
          .containsExactly("PARKED");
      String about =
          " departure "
              + line.query("select id::text from departure where partner = 'customs'").get(0);
      assertThat(
              line.query(
                  "select code || ' departure ' || departure from finding where dossier is not null"))
          .containsExactly("SND-020" + about);
      assertThat(
              line.query(
                  "select kind || ' ' || text || ' departure ' || departure from event"
                      + " where kind = 'parked' and dossier is not null"))
          .containsExactly("parked SND-020" + about);
    }
  }

  @Test
  void believesALateAcknowledgementOfWhatItHadGivenUp() {
    AtomicBoolean broken = new AtomicBoolean(true);
    LineFolders folders =
        LineFolders.in(folder, Map.of("post", TestAgreements.POST, "customs", TestAgreements.CUSTOMS));
    Database database = TestDatabase.fresh();
    try (TestLine line =
        new TestLine(
            database,
            folders,
            new TestSealing(),
            "node",
            departures -> {
              if (broken.get()) throw new IllegalStateException("the door fell off");
              return departures.stream().map(Departure::fileName).toList();
            })) {
      line.take("post", "a.xml", items(item(s10(1))));
      assertThat(
              line.query(
                  "select state || ' ' || tries || ' ' || left(problem, 7) from departure"
                      + " where partner = 'customs'"))
          .as("whatever a door throws")
          .containsExactly("READY 1 SND-400");
      assertThat(line.query("select reason from work where kind = 'send' and due > now()"))
          .contains("SND-400");
      line.database.run(
          handle -> {
            handle.execute("update departure set ready_at = now() - interval '30 days'");
            handle.execute("update work set due = now() where kind = 'send'");
          });
      line.walk();
      assertThat(line.query("select state from departure where partner = 'customs'"))
          .containsExactly("PARKED");
      broken.set(false);
      line.take("customs", "c.edi", control(reference(line), "7"));
      assertThat(line.query("select state || problem from departure where partner = 'customs'"))
          .containsExactly("ACKNOWLEDGED");
      assertThat(line.query("select text from event where kind = 'acknowledged'"))
          .singleElement()
          .asString()
          .endsWith(", which was parked");
      assertThat(line.findings()).doesNotContain("TRK-009");
    }
  }
}
