package org.customspost.gateway.codec.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One damage, one finding, with its CONTRL code and its place. */
final class EdifactFindingsTest {
  private static final String GOOD = new String(ItemMessages.interchange(2, 1), ISO_8859_1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          UNOC:3        | UNOX:3         | INS_103 | 2  | 1  | UNB/S001
          UNOC:3        | UNOC:9         | INS_103 | 2  | 1  | UNB/S001
          Bristol       | Bris\u0007tol  | INS_104 | 21 | 19 | NAD/3164
          Bristol       | Bris?tol       | INS_131 | 21 | 19 | NAD/3164
          UNA:+.? '     | UNA:+.+ '      | INS_105 | 22 | 1  | UNA
          TSR+          | TS+            | INS_106 | 15 | 11 |
          CNT+2         | XYZ+2          | INS_107 | 15 | 60 | XYZ
          BGM+785       | DTM+137        | INS_108 | 13 | 2  | BGM
          LOC+28+GB     | LOC++GB        | INS_108 | 13 | 13 | LOC/3227
          MOA+64:12.40  | MOA+:12.40     | INS_108 | 13 | 16 | MOA/C516/5025
          NAD+MS+AB101  | NAD+MS+::      | INS_108 | 13 | 4  | NAD/C082/3039
          LOC+28+GB     | LOC+28:1+GB    | INS_109 | 16 | 13 | LOC/3227
          NAD+MS+AB101  | NAD+MS+A:B:C:D | INS_109 | 16 | 4  | NAD/C082
          BGM+785+MSG1+9| BGM+785+MSG1+8 | INS_110 | 12 | 2  | BGM/1225
          12.40         | 12A40          | INS_111 | 37 | 16 | MOA/C516/5004
          12.40         | .40            | INS_112 | 38 | 16 | MOA/C516/5004
          12.40         | 12,40          | INS_129 | 19 | 16 | MOA/C516/5004
          12.40         | 12.            | INS_129 | 19 | 16 | MOA/C516/5004
          4DJ+GB        | 4DJ+GBRX       | INS_113 | 39 | 19 | NAD/3207
          :0930+REF     | :930+REF       | INS_114 | 40 | 1  | UNB/S004/0019
          NAD+MS        | NAD+M1'NAD+MS  | INS_115 | 35 | 6  | NAD
          UNT+61+1      | UNT+60+1       | INS_117 | 29 | 61 | UNT/0074
          UNT+61+1      | UNT+61+7       | INS_118 | 28 | 61 | UNT/0062
          UNZ+2         | UNZ+3          | INS_117 | 29 | 124| UNZ/0036
          UNZ+2+REF0001 | UNZ+2+REF      | INS_118 | 28 | 124| UNZ/0020
          UNH+2+        | UNH+1+         | INS_119 | 26 | 1  | UNH/0062
          UNT+61+1'     | ""             | INS_120 | 13 | 61 | UNT
          UNZ+2+REF0001'| ""             | INS_120 | 13 | 0  | UNZ
          UNH+1+ITMATT:D| UNH+1+ITMATT:S | INS_126 | 14 | 1  | UNH/S009
          UPU150        | UPU160         | INS_310 | 12 | 1  | UNH/S009/0057
          UNZ+2+REF0001'| "UNZ+2+REF0001'A'" | INS_128 | 33 | 125 |
          TSR+          | TSR:1+         | INS_130 | 34 | 11 | TSR
          """)
  void namesTheFindingItsCodeAndItsPlace(
      String good, String bad, ErrorCode code, String contrl, int segment, String path)
      throws IOException {
    assertThat(GOOD).contains(good);

    List<Finding> findings =
        findings(
            GOOD.replaceFirst(
                java.util.regex.Pattern.quote(good),
                java.util.regex.Matcher.quoteReplacement(bad)));

    Finding finding =
        findings.stream().filter(each -> each.code() == code).findFirst().orElse(null);
    assertThat(finding).as(findings.toString()).isNotNull();
    if (finding == null) return;
    assertThat(code.fieldCode()).isEqualTo(contrl);
    assertThat(finding.place().position().unit()).isEqualTo(segment);
    assertThat(finding.place().position().path()).isEqualTo(path == null ? "" : path);
  }

  @Test
  void takesSeparatorsAloneForAnEmptyCompositeWhereNoComponentIsMandatory() throws IOException {
    assertThat(codes(GOOD.replace("CTA+FN+:Ann'", "CTA+FN+:'"))).isEmpty();
    assertThat(codes(GOOD.replaceFirst("NAD[+]MS[+]AB101", "NAD+MS+:::::")))
        .containsExactly(ErrorCode.INS_108, ErrorCode.INS_109);
  }

  @Test
  void tellsSegmentsOutsideOfMessages() throws IOException {
    assertThat(codes(GOOD.replace("UNZ+2", "CNT+2:1'UNZ+2"))).containsExactly(ErrorCode.INS_123);
  }

  @Test
  void tellsGroupsMixedWithMessages() throws IOException {
    String group = "UNG+ITMATT+A+B+260715:0930+G1+UN+D:00A'";
    String mixed = GOOD.replace("UNH+2", group + "UNH+2").replace("UNZ+2", "UNE+1+G1'UNZ+1");

    assertThat(codes(mixed)).containsExactly(ErrorCode.INS_124);
  }

  @Test
  void acceptsGroupsOfMessages() throws IOException {
    String group = "UNG+ITMATT+A+B+260715:0930+G1+UN+D:00A'";
    String grouped = GOOD.replace("UNH+1", group + "UNH+1").replace("UNZ+2", "UNE+2+G1'UNZ+1");

    assertThat(codes(grouped)).isEmpty();
  }

  @Test
  void tellsAnInterchangeWithoutMessages() throws IOException {
    assertThat(codes("UNB+UNOC:3+A+B+260715:0930+R1'UNZ+0+R1'")).containsExactly(ErrorCode.INS_125);
  }

  @Test
  void masksTextThatMayBePersonal() throws IOException {
    List<Finding> findings = findings(GOOD.replace("Bristol", "Bristol".repeat(9)));

    assertThat(findings.get(0).toString())
        .contains("B… (63 characters)", "segment 19 element 6 (NAD/3164)")
        .doesNotContain("Bristol");
  }

  @Test
  void goesOnAfterAnErrorAndTellsAll() throws IOException {
    String bad = GOOD.replace("12.40", "x").replace("CNT+2:1", "CNT+2:z");

    assertThat(findings(bad))
        .extracting(Finding::place)
        .extracting(Place::message)
        .containsExactly("1", "1", "2", "2");
  }

  private static List<ErrorCode> codes(String text) throws IOException {
    return findings(text).stream().map(Finding::code).toList();
  }

  private static List<Finding> findings(String text) throws IOException {
    Inspection inspection =
        new EdifactCodec()
            .inspect(new ByteArrayInputStream(text.getBytes(ISO_8859_1)), new TestFormats());
    List<Finding> all = new ArrayList<>(inspection.findings());
    inspection.messages().forEach(each -> all.addAll(each.findings()));
    return all;
  }
}
