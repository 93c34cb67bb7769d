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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Outgoing;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.model.tree.Node;

/** What is written is read again as it was, whatever text it holds. */
final class RoundTripTest {
  private static final EdifactCodec CODEC = new EdifactCodec();
  private static final TestFormats FORMATS = new TestFormats();
  private static final Format FORMAT = FORMATS.format("itmatt");

  @Property(tries = 300, seed = "4711")
  void keepsEveryTextThatLatin1Holds(
      @ForAll("latin") String name,
      @ForAll @Size(min = 1, max = 4) List<@From("latin") String> lines)
      throws IOException {
    byte[] bytes = write(message(name, lines));

    Inspection inspection = CODEC.inspect(new ByteArrayInputStream(bytes), FORMATS);
    assertThat(inspection.findings()).isEmpty();
    assertThat(inspection.messages().get(0).findings()).isEmpty();
    List<Unit> units = new ArrayList<>();
    CODEC.read(new ByteArrayInputStream(bytes), FORMATS, inspection, units::add);
    Node party = Objects.requireNonNull(units.get(0).tree().find("SG1/SG2/NAD"));
    assertThat(Objects.requireNonNull(party.find("C080/3036")).value()).isEqualTo(name);
    assertThat(Objects.requireNonNull(party.child("C059")).all("3042"))
        .extracting(Node::value)
        .isEqualTo(lines);
  }

  @Property(tries = 100, seed = "4711")
  void neverWritesAQuestionMarkForAForeignCharacter(
      @ForAll("latin") String before, @ForAll("foreign") String foreign) {
    GatewayException refusal =
        catchThrowableOfType(
            GatewayException.class,
            () ->
                write(message((before + foreign).strip().substring(0, 1) + foreign, List.of("x"))));

    assertThat(refusal.findings()).extracting(each -> each.code()).containsOnly(ErrorCode.WRT_101);
  }

  @Provide
  Arbitrary<String> latin() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withCharRange('\u00a1', '\u00ff')
        .withChars("'+:?")
        .ofMinLength(1)
        .ofMaxLength(35)
        .map(text -> text.isBlank() ? "?" : text);
  }

  @Provide
  Arbitrary<String> foreign() {
    return Arbitraries.strings()
        .withCharRange('\u4e00', '\u9fff')
        .withChars("\u20ac\u0142\u2019\u0085\n")
        .ofMinLength(1)
        .ofMaxLength(10);
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
