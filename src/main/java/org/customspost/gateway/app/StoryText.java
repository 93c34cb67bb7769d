package org.customspost.gateway.app;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.customspost.gateway.journal.Story;

/** Stories as tables for a person and as JSON for a script. */
final class StoryText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private StoryText() {}

  static String table(List<Story> stories) {
    StringBuilder text = new StringBuilder();
    for (Story each : stories) {
      if (text.length() > 0) text.append(System.lineSeparator());
      table(each, text);
    }
    return text.toString();
  }

  private static void table(Story story, StringBuilder text) {
    String dossier = story.dossier() == null ? "" : ", dossier " + story.dossier();
    line(text, story.kind().name().toLowerCase(Locale.ROOT) + " " + story.subject() + dossier);
    int name = width(story.facts().stream().map(Story.Fact::name).toList());
    for (Story.Fact each : story.facts())
      if (!each.value().isEmpty()) line(text, "  " + padded(each.name(), name) + each.value());
    int what = width(story.moments().stream().map(Story.Moment::what).toList());
    int who = width(story.moments().stream().map(Story.Moment::who).toList());
    for (Story.Moment each : story.moments())
      line(
          text,
          "  "
              + utc(each.at())
              + "  "
              + padded(each.what(), what)
              + padded(each.who(), who)
              + each.text());
    for (Story.Kept each : story.kept()) line(text, "  kept  " + kept(each));
    if (story.waits().isEmpty()) line(text, "  nothing waits");
    for (Story.Wait each : story.waits())
      line(text, "  waits for " + each.turn() + ": " + each.text());
  }

  private static String kept(Story.Kept kept) {
    String erased = kept.erased().isEmpty() ? "" : "; erased on " + kept.erased();
    return "%-8s %-10s %s, %d bytes%s"
        .formatted(kept.key(), kept.what(), kept.name(), kept.bytes(), erased);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length() + 2);
  }

  private static String utc(OffsetDateTime at) {
    return at.withOffsetSameInstant(ZoneOffset.UTC).format(TIME) + "Z";
  }

  private static int width(List<String> texts) {
    return Math.max(1, texts.stream().mapToInt(String::length).max().orElse(1));
  }

  /** Names come from partners: what would move a terminal's cursor is shown as a question mark. */
  static void line(StringBuilder text, String line) {
    line.stripTrailing()
        .codePoints()
        .map(each -> Character.isISOControl(each) ? '?' : each)
        .forEach(text::appendCodePoint);
    text.append(System.lineSeparator());
  }

  static String json(List<Story> stories) throws IOException {
    return PrettyJson.of(
        json -> {
          json.writeStartArray();
          for (Story each : stories) json(each, json);
          json.writeEndArray();
        });
  }

  private static void json(Story story, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", story.kind().name().toLowerCase(Locale.ROOT));
    json.writeStringField("subject", story.subject());
    if (story.dossier() != null) json.writeNumberField("dossier", story.dossier());
    json.writeArrayFieldStart("facts");
    for (Story.Fact each : story.facts()) object(json, "name", each.name(), "value", each.value());
    json.writeEndArray();
    json.writeArrayFieldStart("moments");
    for (Story.Moment each : story.moments()) {
      String at = each.at().withOffsetSameInstant(ZoneOffset.UTC).toString();
      object(json, "at", at, "what", each.what(), "who", each.who(), "text", each.text());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("waits");
    for (Story.Wait each : story.waits()) object(json, "turn", each.turn(), "text", each.text());
    json.writeEndArray();
    json.writeArrayFieldStart("kept");
    for (Story.Kept each : story.kept())
      object(
          json,
          "key",
          each.key(),
          "what",
          each.what(),
          "name",
          each.name(),
          "bytes",
          Long.toString(each.bytes()),
          "erased",
          each.erased());
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void object(JsonGenerator json, String... namesAndValues) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < namesAndValues.length; i += 2)
      json.writeStringField(namesAndValues[i], namesAndValues[i + 1]);
    json.writeEndObject();
  }
}
