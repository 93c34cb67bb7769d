package org.customspost.gateway.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import picocli.CommandLine;

@ResourceLock(Resources.SYSTEM_OUT)
class TranslateCommandTest {
  private static final String EDI = "mappings/itmatt-edifact-1/examples/";
  private static final String XML = "mappings/itmatt-xml-1.5.0/examples/";
  private static final String ANSWERS = "mappings/cusres-edifact-d96b/examples/";

  /** What a person sees. */
  private record Run(int exit, String out, String err) {}

  private static Run translate(String... arguments) {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    StringWriter text = new StringWriter();
    StringWriter errors = new StringWriter();
    PrintStream before = System.out;
    System.setOut(new PrintStream(raw, true, ISO_8859_1));
    try {
      CommandLine line = Main.commandLine();
      line.setOut(new PrintWriter(text));
      line.setErr(new PrintWriter(errors));
      String[] all =
          Stream.concat(Stream.of("translate"), Stream.of(arguments)).toArray(String[]::new);
      int exit = line.execute(all);
      return new Run(exit, raw.toString(ISO_8859_1) + text, errors.toString());
    } finally {
      System.setOut(before);
    }
  }

  @Test
  void writesOneDocumentToStandardOutput() {
    Run run = translate("--from", "itmatt", "--to", "itmatt@1.5.0", EDI + "pair.edi");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .startsWith("<?xml")
        .contains("<Id>CP473124829GB</Id>", "<RecipientLastName>Vogt</RecipientLastName>");
  }

  @Test
  void declaresAnItemAndSaysWhatOnlyADossierKnows() {
    Run run =
        translate("--from", "itmatt", "--to", "cusdec", "--authority", "eu", XML + "pair.xml");
    assertThat(run.err()).contains("WRT-130 message 1, item 1 CP473124829GB").contains("--lrn");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("BGM+929++9'", "CST+1+630210:122'", "DOC+750+CP473124829GB'");
  }

  @Test
  void leavesOutWhatOnlyADossierKnowsInEveryForm() {
    String[] wco = {"--from", "itmatt", "--to", "wco-dec", "--authority", "eu", XML + "pair.xml"};
    Run declared = translate(wco);
    assertThat(declared.err()).contains("WRT-130").contains("--lrn").doesNotContain("WRT-201");
    assertThat(declared.exit()).isZero();
    assertThat(declared.out()).contains("<GoodsShipment>").doesNotContain("FunctionalReferenceID");

    Run cancelled =
        translate(
            "--from", "itmatt", "--to", "wco-inv", "--authority", "eu", EDI + "cancellation.edi");
    assertThat(cancelled.err()).contains("--lrn", "--mrn").doesNotContain("WRT-201");
    assertThat(cancelled.exit()).isZero();
    assertThat(cancelled.out()).contains("<TypeCode>INV</TypeCode>").doesNotContain("<ID>");
  }

  @Test
  void takesTheReferenceThatIsSupplied() {
    Run run =
        translate(
            "--from",
            "itmatt",
            "--to",
            "cusdec",
            "--authority",
            "eu",
            "--lrn",
            "L1",
            XML + "pair.xml");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("BGM+929+L1+9'");
  }

  @Test
  void readsTheSameFromBothSyntaxes() {
    String[] options = {"--from", "itmatt", "--to", "cusdec", "--authority", "eu", "--lrn", "L1"};
    Run xml =
        translate(
            Stream.concat(Stream.of(options), Stream.of(XML + "pair.xml")).toArray(String[]::new));
    Run edi =
        translate(
            Stream.concat(Stream.of(options), Stream.of(EDI + "pair.edi")).toArray(String[]::new));
    assertThat(message(xml.out())).isEqualTo(message(edi.out())).contains("CST");
  }

  /** Without the envelope and the time. */
  private static String message(String interchange) {
    return interchange.replaceAll("UNB[^']*'", "").replaceAll("DTM\\+137[^']*'", "");
  }

  @Test
  void showsWhereEachValueCameFrom() {
    Run run =
        translate(
            "--from",
            "itmatt",
            "--to",
            "cusdec",
            "--authority",
            "eu",
            "--lrn",
            "L1",
            "--lineage",
            EDI + "pair.edi");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .containsPattern(
            "SG30\\[1]/CST/C246\\[1]/7361 +<- item.contents\\[1].hsCode +<- segment 2. element 2 component 1 \\(PIA/C212/7140\\)")
        .containsPattern(
            "NAD/C080/3036\\[1] +<- item.addressee.firstName +<- segment 18 element 2 component 2 ")
        .containsPattern("CST/C246\\[1]/7361 +<- ruling.procedure +<- decision table")
        .doesNotContain("Vogt");
  }

  @Test
  void refusesSeveralDocumentsOnStandardOutput() {
    Run run = translate("--from", "itmatt", "--to", "itmatt@1.5.0", EDI + "two-messages.edi");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("WRT-131 there are 3 documents");
  }

  @Test
  void writesSeveralDocumentsIntoAFolder(@TempDir Path folder) throws IOException {
    Path out = folder.resolve("made");
    Run run =
        translate(
            "--from",
            "itmatt",
            "--to",
            "itmatt@1.5.0",
            "--lineage",
            "--out",
            out.toString(),
            EDI + "two-messages.edi");
    assertThat(run.exit()).isZero();
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "CP473124829GB.xml", "CP473124829GB.lineage.txt",
              "CP473124832GB.xml", "CP473124832GB.lineage.txt",
              "CP473124846GB.xml", "CP473124846GB.lineage.txt");
    }
  }

  @Test
  void picksOneItem() {
    Run run =
        translate(
            "--from",
            "itmatt",
            "--to",
            "itmatt@1.5.0",
            "--item",
            "CP473124832GB",
            EDI + "two-messages.edi");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("CP473124832GB").doesNotContain("CP473124829GB");
    Run none =
        translate("--from", "itmatt", "--to", "itmatt@1.5.0", "--item", "X", EDI + "pair.edi");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err())
        .contains("RDG-132 pair.edi: no item X is in the file; there are 1 other");
  }

  @Test
  void rejectsBadItemsAndTranslatesTheirNeighbours(@TempDir Path folder) throws IOException {
    Run run =
        translate(
            "--from", "itmatt", "--to", "itmatt@1", "--out", folder.toString(), XML + "bad.xml");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("VAL-001", "VAL-007");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.count()).isEqualTo(1);
    }
  }

  @Test
  void tellsWhyAFileCannotBeRead(@TempDir Path folder) throws IOException {
    Path noise = Files.writeString(folder.resolve("noise.txt"), "hello");
    Path empty = Files.writeString(folder.resolve("empty.edi"), "");
    for (Path each : List.of(noise, empty, folder, folder.resolve("missing"))) {
      Run run = translate("--from", "itmatt", "--to", "itmatt@1.5.0", each.toString());
      assertThat(run.exit()).as(each.toString()).isEqualTo(2);
      assertThat(run.err()).contains("RDG-130").doesNotContain("Exception");
    }
    Run other = translate("--from", "cusres", "--to", "cusres", EDI + "pair.edi");
    assertThat(other.exit()).isEqualTo(2);
  }

  @Test
  void namesTheTypeThatWasMeant() {
    Run run = translate("--from", "itmat", "--to", "cusdec", EDI + "pair.edi");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("CFG-130", "did you mean \"itmatt\"?");
    Run noWay = translate("--from", "cusres", "--to", "cusdec", ANSWERS + "errors.edi");
    assertThat(noWay.err()).contains("CFG-131 there is no way from cusres to cusdec");
    Run authority = translate("--from", "itmatt", "--to", "cusdec", EDI + "pair.edi");
    assertThat(authority.err()).contains("CFG-132").contains("eu, gb");
  }

  @Test
  void listsTypesAndExamplesInItsHelp() {
    Run run = translate("--help");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .containsPattern("itmatt +1.5.0 +xml +--from --to")
        .containsPattern("cusres +d96b +edifact +--from")
        .contains("--authority gb --lineage");
  }
}
