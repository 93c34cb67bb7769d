package org.customspost.gateway.codec.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Outgoing;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.codec.edifact.Acknowledgement.Action;
import org.customspost.gateway.codec.edifact.Acknowledgement.ElementError;
import org.customspost.gateway.codec.edifact.Acknowledgement.MessageAnswer;
import org.customspost.gateway.codec.edifact.Acknowledgement.SegmentError;
import org.junit.jupiter.api.Test;

final class AcknowledgementsTest {
  private final EdifactCodec codec = new EdifactCodec();
  private final TestFormats formats = new TestFormats();

  @Test
  void acknowledgesAGoodInterchangeInOneSegment() throws IOException {
    Acknowledgement plan = plan(example("itmatt-edifact-1", "two-messages.edi"));

    assertThat(plan.accepted()).isTrue();
    assertThat(write(plan))
        .contains("UNH+1+CONTRL:D:3:UN'UCI+R000002+AB101:UP+CD001:UP+7'UNT+3+1'");
  }

  @Test
  void rejectsAMessageWithTheSegmentAndElementInError() throws IOException {
    String good = example("itmatt-edifact-1", "two-messages.edi");
    String bad = good.replaceFirst("LOC\\+28\\+GB", "LOC+28:X+GB").replaceFirst("DTM", "DTX");

    Acknowledgement plan = plan(bad);

    assertThat(plan.action()).isEqualTo(Action.ACKNOWLEDGED);
    assertThat(plan.messages())
        .extracting(MessageAnswer::action)
        .containsExactly(Action.REJECTED, Action.ACKNOWLEDGED);
    List<SegmentError> segments = plan.messages().get(0).segments();
    assertThat(segments)
        .contains(
            new SegmentError(3, "15", List.of()),
            new SegmentError(9, "", List.of(new ElementError("16", 1, 2))));
    assertThat(write(plan)).contains("UCS+3+15'").contains("UCS+9'UCD+16+2:2'");
  }

  @Test
  void namesTheTrailerWhoseCountIsWrong() throws IOException {
    Acknowledgement plan = plan(example("itmatt-edifact-1", "bad-unt-count.edi"));

    assertThat(write(plan)).contains("UCM+1+ITMATT:D:00A:UN:UPU150+4+29+UNT+2'");
  }

  @Test
  void rejectsAnInterchangeWhoseCountIsWrong() throws IOException {
    Acknowledgement plan = plan(example("cusdec-edifact-d96b", "bad-unz-count.edi"));

    assertThat(plan.accepted()).isFalse();
    assertThat(write(plan)).contains("UCI+D000001+POSTNZ:ZZ+CUSTNZ:ZZ+4+29+UNZ+2'");
  }

  @Test
  void readsBackWhatItWrites() throws IOException {
    String bad = example("itmatt-edifact-1", "two-messages.edi").replace("LOC+28", "LOX+28");
    Acknowledgement plan = plan(bad);

    assertThat(read(write(plan))).isEqualTo(plan);
  }

  @Test
  void readsAPartnersAcknowledgement() throws IOException {
    Acknowledgement rejected = read(example("contrl-edifact-3", "message-rejected.edi"));

    assertThat(rejected.accepted()).isFalse();
    assertThat(rejected.interchange()).isEqualTo("R000004");
    assertThat(rejected.messages().get(0).segments())
        .containsExactly(
            new SegmentError(6, "15", List.of()),
            new SegmentError(
                14, "", List.of(new ElementError("38", 2, 2), new ElementError("19", 1, 2))));
    assertThat(read(example("contrl-edifact-3", "accepted.edi")).accepted()).isTrue();
  }

  @Test
  void neverOwesOneForAnAcknowledgement() throws IOException {
    assertThat(owed(example("contrl-edifact-3", "accepted.edi"))).isFalse();
    assertThat(owed(example("itmatt-edifact-1", "two-messages.edi"))).isTrue();
  }

  private boolean owed(String text) throws IOException {
    return Acknowledgements.isOwed(inspect(text).envelope());
  }

  private Acknowledgement plan(String text) throws IOException {
    return Acknowledgements.of(inspect(text));
  }

  private Inspection inspect(String text) throws IOException {
    return codec.inspect(new ByteArrayInputStream(text.getBytes(ISO_8859_1)), formats);
  }

  private String write(Acknowledgement plan) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Outgoing outgoing =
        new Outgoing(
            "CD001:UP",
            "AB101:UP",
            "C1",
            LocalDateTime.of(2026, 7, 15, 9, 31),
            Acknowledgements.IDENTITY,
            false);
    codec.write(out, formats.format("contrl"), outgoing, List.of(AcknowledgementTree.write(plan)));
    return out.toString(ISO_8859_1);
  }

  private Acknowledgement read(String text) throws IOException {
    List<Unit> units = new ArrayList<>();
    Inspection inspection = inspect(text);
    assertThat(inspection.messages().get(0).findings()).isEmpty();
    codec.read(
        new ByteArrayInputStream(text.getBytes(ISO_8859_1)), formats, inspection, units::add);
    return AcknowledgementTree.read(units.get(0).tree());
  }

  private static String example(String folder, String file) throws IOException {
    return Files.readString(
        TestFormats.MAPPINGS.resolve(folder).resolve("examples").resolve(file), ISO_8859_1);
  }
}
