package org.customspost.gateway.codec.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Outgoing;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.model.tree.Node;
import org.junit.jupiter.api.Test;

/** What is written is read again as it was, whatever text it holds. */
final class RoundTripTest {
  private static final EdifactCodec CODEC = new EdifactCodec();
  private static final TestFormats FORMATS = new TestFormats();
  private static final Format FORMAT = FORMATS.format("itmatt");

  @Test
  void keepsEveryTextThatLatin1Holds() throws IOException {
    Random random = new Random(4711);
    for (int i = 0; i < 300; i++) {
      List<String> lines = new ArrayList<>();
      for (int line = random.nextInt(4); line >= 0; line--) lines.add(latin(random));
      keeps(latin(random), lines);
    }
  }

  @Test
  void neverWritesAQuestionMarkForAForeignCharacter() {
    Random random = new Random(4711);
    for (int i = 0; i < 100; i++) {
      String latin = latin(random).strip();
      // short enough for the element
      String text = latin.substring(0, Math.min(25, latin.length())) + foreign(random);

      GatewayException refusal =
          catchThrowableOfType(GatewayException.class, () -> write(message(text, List.of("x"))));

      assertThat(refusal).as(text).isNotNull();
      assertThat(refusal.findings())
          .as(text)
          .extracting(each -> each.code())
          .containsOnly(ErrorCode.WRT_101);
    }
  }

  private static void keeps(String name, List<String> lines) throws IOException {
    byte[] bytes = write(message(name, lines));

    Inspection inspection = CODEC.inspect(new ByteArrayInputStream(bytes), FORMATS);
    assertThat(inspection.findings()).as(name).isEmpty();
    assertThat(inspection.messages().get(0).findings()).as(name).isEmpty();
    List<Unit> units = new ArrayList<>();
    CODEC.read(new ByteArrayInputStream(bytes), FORMATS, inspection, units::add);
    Node party = Objects.requireNonNull(units.get(0).tree().find("SG1/SG2/NAD"));
    assertThat(Objects.requireNonNull(party.find("C080/3036")).value()).isEqualTo(name);
    assertThat(Objects.requireNonNull(party.child("C059")).all("3042"))
        .extracting(Node::value)
        .isEqualTo(lines);
  }

  /** One to 35 characters of ISO 8859-1; every fourth is one that the syntax uses itself. */
  private static String latin(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = 1 + random.nextInt(35); length > 0; length--)
      text.append(
          switch (random.nextInt(4)) {
            case 0 -> "'+:?".charAt(random.nextInt(4));
            case 1 -> (char) ('\u00a1' + random.nextInt(0x5f));
            default -> (char) (' ' + random.nextInt(0x5f));
          });
    return text.toString().isBlank() ? "?" : text.toString();
  }

  /** One to ten characters that ISO 8859-1 does not hold, or that are no text. */
  private static String foreign(Random random) {
    String few = "\u20ac\u0142\u2019\u0085\n";
    StringBuilder text = new StringBuilder();
    for (int length = 1 + random.nextInt(10); length > 0; length--)
      text.append(
          random.nextBoolean()
              ? few.charAt(random.nextInt(few.length()))
              : (char) ('\u4e00' + random.nextInt(0x5200)));
    return text.toString();
  }

  private static byte[] write(Node message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LocalDateTime time = LocalDateTime.of(2026, 7, 15, 9, 30);
    Outgoing outgoing = new Outgoing("A", "B:ZZ", "R1", time, "", false);
    CODEC.write(out, FORMAT, outgoing, List.of(message));
    assertThat(out.toString(ISO_8859_1)).endsWith("UNZ+1+R1'");
    return out.toByteArray();
  }

  /** Children deliberately out of order: the structure puts them right. */
  private static Node message(String name, List<String> lines) {
    List<Node> streets = lines.stream().map(each -> Node.leaf("3042", each)).toList();
    Node party =
        Node.parent(
            "NAD",
            List.of(
                Node.parent("C059", streets),
                Node.parent("C080", List.of(Node.leaf("3036", name))),
                Node.leaf("3035", "CZ")));
    Node item =
        Node.parent(
            "SG1",
            List.of(
                Node.parent("SG2", List.of(party)),
                Node.parent("CNI", List.of(Node.leaf("1490", "1")))));
    Node operator = Node.parent("NAD", List.of(Node.leaf("3035", "MS")));
    Node time =
        Node.parent(
            "DTM",
            List.of(
                Node.parent(
                    "C507", List.of(Node.leaf("2005", "137"), Node.leaf("2380", "20260715")))));
    Node begin = Node.parent("BGM", List.of(Node.leaf("1225", "9")));
    return Node.parent("message", List.of(item, operator, time, begin));
  }
}
