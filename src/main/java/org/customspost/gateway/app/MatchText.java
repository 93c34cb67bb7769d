package org.customspost.gateway.app;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.customspost.gateway.dossier.match.Completeness;
import org.customspost.gateway.dossier.match.MatchLine;
import org.customspost.gateway.dossier.match.Reason;
import org.customspost.gateway.dossier.match.Waiting;

/** A completeness as a table for a person and as JSON for a script. */
final class MatchText {
  private final Completeness found;
  private final List<MatchLine> lines;

  /**
   * @param all with the items that match
   */
  MatchText(Completeness found, boolean all) {
    this.found = found;
    this.lines =
        found.lines().stream().filter(each -> all || each.reason() != Reason.MATCHED).toList();
  }

  String table() {
    StringBuilder text = new StringBuilder();
    StoryText.line(text, found.subject() + ": may it be loaded? " + found.verdict().words());
    StoryText.line(
        text, "  " + found.receptacles() + " receptacles, " + found.items() + " items" + departs());
    if (found.waiting() != null) StoryText.line(text, "  " + words(found.waiting()));
    if (found.unmatched() > 0)
      StoryText.line(
          text, "  " + found.unmatched() + " arrivals are still being matched: ask again");
    for (Map.Entry<Reason, Integer> each : found.counts().entrySet()) {
      Reason reason = each.getKey();
      StoryText.line(
          text, "%6d %s: %s".formatted(each.getValue(), reason.words(), reason.sentence()));
      if (!reason.next().isEmpty()) StoryText.line(text, "       next: " + reason.next());
      for (MatchLine its : lines) if (its.reason() == reason) item(text, its);
    }
    return text.toString();
  }

  private String departs() {
    return found.departs() == null ? "" : ", departs " + found.departs() + " local time";
  }

  /** The deadline that is due first, and how it stands with all of them. */
  static String words(Waiting waiting) {
    String due = waiting.due() == null ? "no flight is announced" : "due " + utc(waiting.due());
    String whose = waiting.waitsOn().isEmpty() ? "" : ", waits for " + waiting.waitsOn();
    String late =
        waiting.late() == 0 ? "" : ", " + waiting.late() + " of them missed or likely to be";
    return "%s of %s: %s%s; %d deadlines run%s"
        .formatted(waiting.deadline(), waiting.customs(), due, whose, waiting.running(), late);
  }

  private static String utc(OffsetDateTime time) {
    return time.withOffsetSameInstant(ZoneOffset.UTC).toString();
  }

  private static void item(StringBuilder text, MatchLine its) {
    String where = its.receptacle().isEmpty() ? "" : " in " + its.receptacle();
    StoryText.line(text, "       " + (its.item().isEmpty() ? "no item" : its.item()) + where);
    side(text, "announced", its.announced(), its.announcedBy());
    side(text, "declared", its.declared(), its.declaredBy());
    side(text, "decided", its.decided(), "");
  }

  private static void side(StringBuilder text, String name, String says, String by) {
    if (says.isEmpty() && by.isEmpty()) return;
    String source = by.isEmpty() ? "" : "  (" + by + ")";
    StoryText.line(text, "         %-10s%s%s".formatted(name, says, source));
  }

  String json() throws IOException {
    return PrettyJson.of(this::write);
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("subject", found.subject().toString());
    json.writeStringField("mayBeLoaded", word(found.verdict()));
    json.writeNumberField("receptacles", found.receptacles());
    json.writeNumberField("items", found.items());
    json.writeNumberField("unmatchedArrivals", found.unmatched());
    if (found.departs() != null) json.writeStringField("departs", found.departs().toString());
    if (found.waiting() != null) json(json, found.waiting());
    json.writeObjectFieldStart("counts");
    for (Map.Entry<Reason, Integer> each : found.counts().entrySet())
      json.writeNumberField(word(each.getKey()), each.getValue());
    json.writeEndObject();
    json.writeArrayFieldStart("lines");
    for (MatchLine each : lines) json(json, each);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void json(JsonGenerator json, Waiting waiting) throws IOException {
    json.writeObjectFieldStart("clock");
    json.writeNumberField("running", waiting.running());
    json.writeNumberField("late", waiting.late());
    json.writeStringField("deadline", waiting.deadline());
    json.writeStringField("customs", waiting.customs());
    if (waiting.due() != null) json.writeStringField("due", utc(waiting.due()));
    json.writeStringField("waitsFor", waiting.waitsOn());
    json.writeEndObject();
  }

  private static void json(JsonGenerator json, MatchLine line) throws IOException {
    json.writeStartObject();
    json.writeStringField("item", line.item());
    json.writeStringField("receptacle", line.receptacle());
    json.writeStringField("reason", word(line.reason()));
    json.writeStringField("effect", word(line.reason().effect()));
    json.writeStringField("announced", line.announced());
    json.writeStringField("announcedBy", line.announcedBy());
    json.writeStringField("declared", line.declared());
    json.writeStringField("declaredBy", line.declaredBy());
    json.writeStringField("decided", line.decided());
    json.writeStringField("since", utc(line.since()));
    json.writeStringField("next", line.reason().next());
    json.writeEndObject();
  }

  private static String word(Enum<?> each) {
    return each.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
