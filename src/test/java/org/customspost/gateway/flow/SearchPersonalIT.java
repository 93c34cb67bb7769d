package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.TestConsole;
import org.customspost.gateway.console.find.PersonalPages;
import org.customspost.gateway.flow.SearchPersonal.Sought;
import org.customspost.gateway.journal.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Looks for persons in two messages that came over the line. */
@Timeout(120)
class SearchPersonalIT {
  private static TestLine line;

  @BeforeAll
  static void fill(@TempDir Path folder) {
    line = new TestLine(TestDatabase.fresh(), folder, TestAgreements.POST, TestAgreements.CUSTOMS);
    line.take(
        "post",
        "first.xml",
        items(
            item("original", s10(1), "Zora Quill", "Wooden chess set"),
            item("original", s10(2), "Greta Example", "Quill pens of Zora"),
            item("original", s10(3), "J\u00fcrgen Wei\u00df", "Wooden chess set")));
    line.take("post", "second.xml", items(item("original", s10(4), "ZORA QUILLER", "Toys")));
  }

  @AfterAll
  static void close() {
    line.close();
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.UTC);
  }

  private static SearchPersonal search(AtomicLong clock) {
    return new SearchPersonal(
        line.database,
        Stores.all(),
        new Bytes(line.payloads),
        line.agreements,
        line.current,
        clock::get);
  }

  private static Sought find(String text) {
    return search(new AtomicLong())
        .find(text, now().minusHours(1), now().plusHours(1), Duration.ofSeconds(1));
  }

  private static List<String> ids(Sought sought) {
    return sought.matches().stream().map(SearchPersonal.Match::item).toList();
  }

  @Test
  void findsANameInSmallAndCapitalLettersTheNewestMessageFirst() {
    Sought sought = find("zora quill");

    assertThat(ids(sought)).containsExactly(s10(4), s10(1));
    assertThat(sought.matches().get(0).fields()).hasSize(1).allMatch(each -> each.contains("name"));
    assertThat(sought.items()).isEqualTo(4);
    assertThat(sought.reached()).isEmpty();
  }

  @Test
  void leavesGoodsAndEverythingElseThatIsNotPersonalToTheOtherSearch() {
    assertThat(ids(find("quill pens"))).isEmpty();
    assertThat(ids(find("chess"))).isEmpty();
  }

  @Test
  void findsLettersThatCharacterSetsWriteDifferently() {
    assertThat(ids(find("J\u00dcRGEN"))).containsExactly(s10(3));
    assertThat(ids(find("\u00fc"))).containsExactly(s10(3));
  }

  @Test
  void saysHowFarItLookedWhereTheTimeIsOver() {
    AtomicLong clock = new AtomicLong();
    SearchPersonal slow =
        new SearchPersonal(
            line.database,
            Stores.all(),
            new Bytes(line.payloads),
            line.agreements,
            line.current,
            () -> clock.addAndGet(Duration.ofSeconds(1).toNanos()));

    Sought sought =
        slow.find("zora", now().minusHours(1), now().plusHours(1), Duration.ofSeconds(1));

    assertThat(sought.matches()).isEmpty();
    assertThat(sought.reached()).isPresent();
  }

  @Test
  void looksOnlyWithinTheTime() {
    Sought sought =
        search(new AtomicLong())
            .find("zora", now().minusDays(3), now().minusDays(2), Duration.ofSeconds(1));

    assertThat(sought.matches()).isEmpty();
    assertThat(sought.items()).isZero();
  }

  @Test
  void letsOnlyThePrivacyRoleLookAndKeepsWhy() throws Exception {
    List<String> kept = new ArrayList<>();
    PersonalPages pages =
        new PersonalPages(
            search(new AtomicLong()),
            (call, subject, reason) -> kept.add(subject + " because " + reason),
            Clock.systemUTC());
    try (TestConsole console = TestConsole.with(pages)) {
      Map<String, String> form = Map.of("text", "Zora Quill", "reason", "police file 12");
      assertThat(console.post("/find/personal", form, Role.SUPPORT).statusCode()).isEqualTo(403);
      assertThat(console.get("/find/personal", Role.VIEWER).statusCode()).isEqualTo(403);
      assertThat(kept).isEmpty();

      String page = console.post("/find/personal", form, Role.PRIVACY).body();

      assertThat(page).contains("/items/" + s10(1), "/items/" + s10(4), "2 found in 4 items");
      assertThat(page).doesNotContain("Zora", "ZORA", "Quill");
      assertThat(kept).hasSize(1);
      assertThat(kept.get(0)).endsWith(" because police file 12").doesNotContain("Quill");
      assertThat(console.post("/find/personal", Map.of("text", "ab"), Role.PRIVACY).statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void rulesItemsOutByTheirBytesAlone() {
    byte[] bytes = "NAD+CN+++O?'BRIEN KATE'".getBytes(StandardCharsets.US_ASCII);

    assertThat(SearchPersonal.has(bytes, SearchPersonal.sure("o'brien kate"))).isTrue();
    assertThat(SearchPersonal.has(bytes, SearchPersonal.sure("smith"))).isFalse();
    assertThat(SearchPersonal.sure("\u00fc")).isEmpty();
  }
}
