package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.customspost.gateway.dossier.story.ItemStory;
import org.customspost.gateway.dossier.story.ItemTales;
import org.customspost.gateway.dossier.story.Situation;
import org.customspost.gateway.journal.KeptBytes;
import org.customspost.gateway.journal.Messages;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.Tied;
import org.customspost.gateway.journal.Ties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Looks at what the line remembers of one held item and one refused one. */
@Timeout(120)
class LookAtItemIT {
  private static final LookAtBytes.Part START = new LookAtBytes.Part(0, LookAtBytes.PAGE, true);

  private static TestLine line;
  private static ItemStory story;
  private static LookAtItem look;
  private static LookAtBytes bytes;

  @BeforeAll
  static void fill(@TempDir Path folder) {
    line = new TestLine(TestDatabase.fresh(), folder, TestAgreements.POST, TestAgreements.CUSTOMS);
    line.take(
        "post", "parcels.xml", items(item(s10(1)), item(s10(2)), LineMessages.nameless(s10(3))));
    String lrn = line.lrns().get(1);
    line.told(answer("A1", lrn, "01", 1));
    line.told(
        answer("A2", "<lrn>" + lrn + "</lrn>", "05", 2, "<until>2026-11-25T00:00:00Z</until>"));
    Bytes kept = new Bytes(line.payloads);
    look = LookAtItem.of(line.database, kept, Stores.all(), line.agreements, line.current);
    bytes =
        new LookAtBytes(
            line.database,
            kept,
            new KeptBytes(line.payloads),
            line.arrivals,
            line.agreements,
            line.current);
    story =
        line.database.transaction(
            handle -> {
              ItemTales tales = new ItemTales();
              return tales.of(handle, tales.dossiers(handle, s10(2)).get(0)).orElseThrow();
            });
  }

  @AfterAll
  static void close() {
    line.close();
  }

  @Test
  void tellsOneLineOfTimeFromWhatCameToWhatWasTold() {
    assertThat(story.itemId()).isEqualTo(s10(2));
    assertThat(story.timeline())
        .extracting(ItemStory.Happened::what)
        .contains("came", "declared", "sent", "answered", "told");
    ItemStory.Happened came =
        story.timeline().stream()
            .filter(each -> each.what().equals("came"))
            .findFirst()
            .orElseThrow();
    assertThat(came.details())
        .extracting(each -> each.name())
        .contains("SHA-256", "mapping version");
    assertThat(came.ref()).isNotNull();
    assertThat(story.timeline().stream().filter(each -> each.what().equals("answered")))
        .extracting(ItemStory.Happened::text)
        .containsExactly("accepted", "held: documents or information are wanted");
  }

  @Test
  void saysTheStateItsReasonAndTheNextStep() {
    assertThat(story.state().situation()).isEqualTo(Situation.HOLD_DOCS);
    assertThat(story.state().next())
        .isEqualTo("Post sends customs what it asks for until 2026-11-25 00:00 UTC.");
    assertThat(story.state().turn()).isEqualTo("post");
  }

  @Test
  void decodesTheItemAloneWithTheSpotsThatEachFieldCameFrom() {
    ItemContent item = look.item(story.versions().get(0).id());
    assertThat(item.ordinal()).isEqualTo(2);
    ItemContent.Field name = field(item, "addressee.name");
    assertThat(name.value()).isEqualTo("Greta Example");
    assertThat(name.masked()).isEqualTo("G… (13 characters)");
    assertThat(field(item, "contents[1].description").masked()).isEqualTo("Wooden chess set");
    assertThat(name.spots()).hasSize(1);
    long offset = name.spots().get(0).offset();
    Glimpse.Piece piece = piece(item, "addressee.name");
    assertThat(piece.text()).isEqualTo("Greta Example");
    assertThat(piece.hides()).isTrue();
    assertThat(offset).isPositive();
    assertThat(piece(item, "function").text()).isEqualTo("original");
    assertThat(text(item.source())).doesNotContain("Greta").doesNotContain("Carla");
  }

  @Test
  void leadsEachDeclaredValueToTheFieldsItWasWrittenFrom() {
    DeclaredContent declared = look.declared("customs", story.filings().get(0).lrn()).orElseThrow();
    assertThat(declared.values())
        .anySatisfy(
            each -> {
              assertThat(each.place()).isEqualTo("addressee");
              assertThat(each.fields()).containsExactly("addressee.name");
              assertThat(each.masked()).isEqualTo("G… (13 characters)");
            })
        .anySatisfy(
            each -> {
              assertThat(each.place()).isEqualTo("lrn");
              assertThat(each.fields()).as("ours, not the item's").isEmpty();
            })
        .anySatisfy(
            each -> {
              assertThat(each.fields()).containsExactly("contents[1].description");
              assertThat(each.masked()).isEqualTo("Wooden chess set");
            });
    assertThat(look.declared("customs", "no such")).isEmpty();
  }

  @Test
  void showsTheWholeMessageMaskedAlsoTheRefusedItem() throws IOException {
    Messages.In in =
        line.database.transaction(
            handle -> new Messages().in(handle, story.versions().get(0).arrival()).orElseThrow());
    Glimpse page =
        bytes.arrival(in.id(), new LookAtBytes.Subject(in.catalogue(), in.identity()), START);
    assertThat(page.format()).isEqualTo("itmatt@1.5.0");
    assertThat(page.hidden()).isEmpty();
    assertThat(page.last()).isTrue();
    assertThat(text(page.rows()))
        .contains("<NatureTypeCd>11</NatureTypeCd>", s10(1), s10(3), "Wooden chess set")
        .doesNotContain("Greta", "Carla");
    assertThat(
            page.rows().stream()
                .flatMap(each -> each.pieces().stream())
                .map(Glimpse.Piece::text)
                .collect(Collectors.joining()))
        .contains("Greta Example");
  }

  @Test
  void numbersTheLinesOfALaterPartAsFindingsDo() throws IOException {
    Messages.In in =
        line.database.transaction(
            handle -> new Messages().in(handle, story.versions().get(0).arrival()).orElseThrow());
    LookAtBytes.Subject subject = new LookAtBytes.Subject(in.catalogue(), in.identity());
    List<Glimpse.Row> whole = bytes.arrival(in.id(), subject, START).rows();
    Glimpse.Row later = whole.get(whole.size() / 2);
    LookAtBytes.Part half = new LookAtBytes.Part(later.offset(), LookAtBytes.PAGE, true);
    Glimpse.Row first = bytes.arrival(in.id(), subject, half).rows().get(0);

    assertThat(first.offset()).isEqualTo(later.offset());
    assertThat(first.number()).isEqualTo(later.number()).isGreaterThan(1);
  }

  @Test
  void namesWhatCameInAMessageAndWhatItFollowsFrom() {
    line.database.run(
        handle -> {
          Messages messages = new Messages();
          Ties ties = new Ties();
          long arrival = story.versions().get(0).arrival();
          assertThat(ties.children(handle, arrival, Tied.Key.START))
              .extracting(Tied::name)
              .containsExactly(s10(1), s10(2));
          Tied.Key first = ties.children(handle, arrival, Tied.Key.START).get(0).key();
          assertThat(ties.children(handle, arrival, first)).hasSize(1);
          assertThat(ties.beside(handle, arrival, Tied.Key.START))
              .extracting(Tied::how)
              .contains("report", "declaration");
          long left =
              story.timeline().stream()
                  .filter(each -> each.what().equals("declared"))
                  .map(each -> each.ref())
                  .findFirst()
                  .orElseThrow()
                  .id();
          assertThat(messages.out(handle, left).orElseThrow().kind()).isEqualTo("DECLARATION");
          assertThat(ties.parents(handle, left, Tied.Key.START))
              .extracting(Tied::id)
              .containsExactly(arrival);
          assertThat(ties.documents(handle, left, Tied.Key.START))
              .extracting(Tied::id)
              .containsExactly(story.dossier());
          assertThat(messages.in(handle, 999_999)).isEmpty();
        });
  }

  @Test
  void showsWhatLeftMasked() throws IOException {
    List<Long> declared =
        line.database.transaction(
            handle ->
                handle
                    .createQuery("select departure from document where function = 'ORIGINAL'")
                    .mapTo(Long.class)
                    .list());
    var kept =
        line.database.transaction(
            handle ->
                new org.customspost.gateway.journal.Stories()
                    .departure(handle, declared.get(0))
                    .orElseThrow()
                    .kept()
                    .get(0));
    Glimpse page = bytes.kept(kept, new LookAtBytes.Subject("", "toydec@1"), START);
    assertThat(page.format()).isEqualTo("toydec@1");
    assertThat(text(page.rows())).contains("Wooden chess set").doesNotContain("Greta");
  }

  private static ItemContent.Field field(ItemContent item, String path) {
    return item.fields().stream()
        .filter(each -> each.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private static Glimpse.Piece piece(ItemContent item, String field) {
    return item.source().stream()
        .flatMap(each -> each.pieces().stream())
        .filter(each -> each.fields().contains(field))
        .findFirst()
        .orElseThrow(() -> new AssertionError(item.source().toString()));
  }

  private static String text(List<Glimpse.Row> rows) {
    return rows.stream()
        .map(row -> row.pieces().stream().map(Glimpse.Piece::masked).collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }
}
