package org.customspost.gateway.codec.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.customspost.gateway.codec.Formats;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.error.GatewayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class XmlPathologicalTest {
  private final XmlCodec codec = new XmlCodec();
  private final Formats formats = TestFormats.all();

  private static final String RESPONSE =
      "<MetaData><Response><FunctionCode>01</FunctionCode></Response></MetaData>";

  private Inspection inspect(InputStream in) throws IOException {
    return codec.inspect(in, formats);
  }

  private void refused(byte[] bytes, String code, String words) throws IOException {
    refused(new ByteArrayInputStream(bytes), code, words);
  }

  private void refused(InputStream in, String code, String words) throws IOException {
    Inspection inspection = inspect(in);
    assertThat(inspection.accepted()).isFalse();
    assertThat(inspection.findings().get(0).code().id()).isEqualTo(code);
    assertThat(inspection.findings().get(0).toString()).contains(words);
  }

  @Test
  void refusesElementsNestedTenThousandDeep() throws IOException {
    String deep = "<a>".repeat(10_000) + "</a>".repeat(10_000);
    refused(deep.getBytes(UTF_8), "INS-203", "line 1");
    refused(deep.getBytes(UTF_8), "INS-203", "the depth of nested elements is more than 64,");
  }

  @Test
  void refusesDepthInsideOfAnItemToo() throws IOException {
    String deep = RESPONSE.replace("01", "<a>".repeat(200) + "</a>".repeat(200));
    refused(deep.getBytes(UTF_8), "INS-203", "64");
  }

  @Test
  void refusesBillionLaughsUnread() throws IOException {
    StringBuilder bomb = new StringBuilder("<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 30; i++)
      bomb.append("<!ENTITY a")
          .append(i)
          .append(" '")
          .append("&a")
          .append(i - 1)
          .append(";")
          .append("&a")
          .append(i - 1)
          .append(";'>");
    bomb.append("]><l>&a29;</l>");
    refused(bomb.toString().getBytes(UTF_8), "INS-202", "DOCTYPE");
  }

  @Test
  void refusesAnExternalEntityWithoutLookingAtIt() throws IOException {
    String text = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>";
    refused(text.getBytes(UTF_8), "INS-202", "DOCTYPE");
    assertThat(inspect(new ByteArrayInputStream(text.getBytes(UTF_8))).findings().toString())
        .doesNotContain("root:");
  }

  @Test
  void refusesAnUndeclaredEntity() throws IOException {
    refused("<a>&x;</a>".getBytes(UTF_8), "INS-201", "x");
  }

  @Test
  void refusesAHugeAttribute() throws IOException {
    refused(
        ("<a b='" + "x".repeat(5_000_000) + "'/>").getBytes(UTF_8),
        "INS-203",
        "an attribute's value is more than 16384,");
  }

  @Test
  void refusesTooManyAttributes() throws IOException {
    StringBuilder many = new StringBuilder("<a");
    for (int i = 0; i < 10_000; i++) many.append(" a").append(i).append("=''");
    refused(many.append("/>").toString().getBytes(UTF_8), "INS-203", "number of attributes of an");
  }

  @Test
  void refusesEndlessNamesCommentsAndTextInFlatMemory() throws IOException {
    refused(endless("<", "a"), "INS-203", "name, tag or comment is");
    refused(endless("<a><!--", "a"), "INS-203", "name, tag or comment is");
    refused(endless("<a ", " "), "INS-203", "name, tag or comment is");
  }

  private static InputStream endless(String begin, String more) {
    byte[] stretch = more.repeat(65_536).getBytes(UTF_8);
    List<InputStream> parts = new ArrayList<>();
    parts.add(new ByteArrayInputStream(begin.getBytes(UTF_8)));
    for (int i = 0; i < 3_000; i++) parts.add(new ByteArrayInputStream(stretch));
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  @Test
  void refusesALongNameAndLongText() throws IOException {
    refused(
        ("<" + "n".repeat(300) + "/>").getBytes(UTF_8),
        "INS-203",
        "element's name is more than 256,");
    String text = "<MetaData><WCOTypeName>" + "x".repeat(1_100_000) + "</WCOTypeName></MetaData>";
    refused(text.getBytes(UTF_8), "INS-203", "text is more than 1000000,");
  }

  @Test
  void refusesATruncatedDocumentAtEveryByteWithoutAnException() throws IOException {
    byte[] whole = RESPONSE.getBytes(UTF_8);
    for (int length = 0; length < whole.length; length++) {
      Inspection inspection = inspect(new ByteArrayInputStream(whole, 0, length));
      assertThat(inspection.accepted()).as("%s bytes", length).isFalse();
      assertThat(inspection.bytes()).isEqualTo(length);
    }
  }

  @Test
  void refusesBytesThatAreNotInTheEncoding() throws IOException {
    byte[] latin = "<a>Zo\u00eb</a>".getBytes(ISO_8859_1);
    refused(latin, "INS-201", "encoding");
    refused("<?xml version='1.0' encoding='KOI8-R'?><a/>".getBytes(UTF_8), "INS-204", "KOI8-R");
  }

  @Test
  void refusesNullBytesEmptinessAndOtherSyntaxes() throws IOException {
    refused(new byte[0], "INS-201", "empty");
    refused(new byte[4096], "INS-201", "");
    refused("<a>\0</a>".getBytes(UTF_8), "INS-201", "");
    refused("UNB+UNOC:3+A+B".getBytes(UTF_8), "INS-201", "");
    refused(RESPONSE.concat("<second/>").getBytes(UTF_8), "INS-201", "");
    refused(RESPONSE.concat("trailing").getBytes(UTF_8), "INS-201", "");
  }

  @Test
  void capsTheFindingsOfOneItemAndCountsTheRest() throws IOException {
    String many = RESPONSE.replace("</Response>", "<x/>".repeat(2_000) + "</Response>");
    Inspection inspection = inspect(new ByteArrayInputStream(many.getBytes(UTF_8)));
    codec.read(
        new ByteArrayInputStream(many.getBytes(UTF_8)),
        formats,
        inspection,
        unit -> {
          assertThat(unit.findings()).hasSize(501);
          assertThat(unit.findings().get(500).text()).contains("1500 more");
        });
    assertThat(inspection.messages()).hasSize(1);
  }

  @Test
  void neverThrowsOnMutatedDocuments() throws IOException {
    Random random = new Random(20260101);
    byte[] whole = RESPONSE.replace("01", "<![CDATA[01]]>&lt;").getBytes(UTF_8);
    for (int i = 0; i < 3_000; i++) {
      byte[] mutated = whole.clone();
      for (int change = 0; change < 3; change++)
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      Inspection inspection = inspect(new ByteArrayInputStream(mutated));
      assertThat(inspection.bytes()).isEqualTo(mutated.length);
    }
  }

  @Test
  void opensNothingThatIsNotXml() {
    assertThatThrownBy(() -> codec.open(new ByteArrayInputStream("hello".getBytes(UTF_8))))
        .isInstanceOf(GatewayException.class);
  }
}
