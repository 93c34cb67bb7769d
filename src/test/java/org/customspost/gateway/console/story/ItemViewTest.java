package org.customspost.gateway.console.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import org.customspost.gateway.dossier.story.ItemStory;
import org.customspost.gateway.journal.Story;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemViewTest {
  @ParameterizedTest
  @CsvSource({
    "RELEASED, good",
    "REJECTED, bad",
    "RELEASE_REVOKED, bad",
    "HOLD_DOCS, bad",
    "REGISTERED, wait",
    "REQUEST_GRANTED, wait",
    "ACCEPTED, wait"
  })
  void colorsAnAnswerByWhatItMeans(String meaning, String tone) {
    ItemStory.Happened answered =
        new ItemStory.Happened(
            OffsetDateTime.parse("2026-11-23T12:00:00Z"),
            "answered",
            "customs",
            "",
            List.of(new Story.Fact("code", "1"), new Story.Fact("meaning", meaning)),
            null,
            7L);
    assertThat(ItemView.tone(answered)).isEqualTo(tone);
  }
}
