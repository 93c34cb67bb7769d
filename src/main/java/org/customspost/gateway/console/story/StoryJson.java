package org.customspost.gateway.console.story;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.customspost.gateway.dossier.hold.Orders;
import org.customspost.gateway.dossier.match.MatchLine;
import org.customspost.gateway.dossier.story.ItemStory;
import org.customspost.gateway.dossier.story.State;
import org.customspost.gateway.flow.act.Target;
import org.customspost.gateway.journal.Story;
import org.jspecify.annotations.Nullable;

/** Items and messages as JSON; personal values are masked in it. */
final class StoryJson {
  private StoryJson() {}

  static void item(JsonGenerator json, ItemView view) throws IOException {
    ItemStory story = view.story();
    json.writeStartObject();
    json.writeNumberField("dossier", story.dossier());
    json.writeStringField("itemId", story.itemId());
    json.writeStringField("operator", story.operator());
    if (story.postedOn() != null) json.writeStringField("postedOn", story.postedOn().toString());
    json.writeStringField("next", story.state().next());
    json.writeArrayFieldStart("states");
    for (State each : story.states())
      texts(
          json,
          "state",
          each.situation().name(),
          "words",
          each.words(),
          "reason",
          each.reason(),
          "next",
          each.next(),
          "turn",
          each.turn());
    json.writeEndArray();
    json.writeArrayFieldStart("filings");
    for (ItemStory.Filed each : story.filings())
      texts(
          json,
          "customs",
          each.customs(),
          "purpose",
          each.purpose(),
          "state",
          each.state(),
          "lrn",
          each.lrn(),
          "mrn",
          each.mrn(),
          "standing",
          each.standing());
    json.writeEndArray();
    holds(json, view.orders());
    timeline(json, view);
    fields(json, view);
    declared(json, view);
    json.writeObjectFieldStart("match");
    json.writeStringField("mayBeLoaded", story.match().verdict().words());
    json.writeArrayFieldStart("lines");
    for (MatchLine each : story.match().lines())
      texts(
          json,
          "reason",
          each.reason().name(),
          "words",
          each.reason().sentence(),
          "next",
          each.reason().next(),
          "announced",
          each.announced(),
          "declared",
          each.declared());
    json.writeEndArray();
    json.writeEndObject();
    json.writeArrayFieldStart("related");
    for (ItemStory.Related each : story.related())
      texts(
          json,
          "how",
          each.how(),
          "itemId",
          each.itemId(),
          "dossier",
          each.dossier() == null ? "" : each.dossier().toString());
    json.writeEndArray();
    json.writeArrayFieldStart("troubles");
    for (String each : view.troubles()) json.writeString(each);
    json.writeEndArray();
    json.writeArrayFieldStart("erased");
    for (String each : view.erased()) json.writeString(each);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void holds(JsonGenerator json, List<Orders.Row> orders) throws IOException {
    json.writeArrayFieldStart("holds");
    for (Orders.Row each : orders) {
      json.writeStartObject();
      text(json, "target", Target.order(each.id()).text());
      text(json, "operator", each.told().operator());
      text(json, "told", each.told().meaning());
      text(json, "since", utc(each.openedAt()));
      json.writeNumberField("step", each.step());
      json.writeBooleanField("acknowledged", each.acknowledgedAt() != null);
      if (each.acknowledgedAt() != null) text(json, "acknowledgedAt", utc(each.acknowledgedAt()));
      text(json, "by", each.by());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void timeline(JsonGenerator json, ItemView view) throws IOException {
    json.writeArrayFieldStart("timeline");
    for (ItemStory.Happened each : view.story().timeline()) {
      json.writeStartObject();
      text(json, "at", utc(each.at()));
      text(json, "what", each.what());
      text(json, "who", each.who());
      text(json, "text", each.text());
      text(json, "message", ItemView.href(each));
      json.writeArrayFieldStart("details");
      for (Story.Fact fact : each.details())
        texts(json, "name", fact.name(), "value", fact.value());
      json.writeEndArray();
      ItemView.Said said = view.said(each).orElse(null);
      if (said != null) said(json, said);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void said(JsonGenerator json, ItemView.Said said) throws IOException {
    strings(json, "reasons", said.reasons());
    strings(json, "taxes", said.taxes());
    json.writeArrayFieldStart("errors");
    for (ItemView.Wrong each : said.errors())
      texts(
          json,
          "code",
          each.code(),
          "pointer",
          each.pointer(),
          "text",
          each.text(),
          "field",
          each.field(),
          "place",
          each.place());
    json.writeEndArray();
  }

  private static void fields(JsonGenerator json, ItemView view) throws IOException {
    json.writeArrayFieldStart("fields");
    for (ItemView.Group group : view.groups())
      for (ItemView.Field each : group.fields()) {
        json.writeStartObject();
        text(json, "path", each.path());
        text(json, "value", each.value());
        json.writeBooleanField("masked", each.masked());
        strings(json, "places", each.spots().stream().map(ItemView.Spot::words).toList());
        strings(json, "declaredAs", each.uses().stream().map(ItemView.Use::place).toList());
        json.writeEndObject();
      }
    json.writeEndArray();
  }

  private static void declared(JsonGenerator json, ItemView view) throws IOException {
    json.writeArrayFieldStart("declared");
    for (ItemView.Declared each : view.declared()) {
      json.writeStartObject();
      text(json, "lrn", each.lrn());
      text(json, "function", each.function());
      text(json, "customs", each.customs());
      text(json, "format", each.format());
      text(json, "mappingVersion", each.catalogue());
      json.writeArrayFieldStart("values");
      for (ItemView.Value value : each.values()) {
        json.writeStartObject();
        text(json, "place", value.place());
        text(json, "name", value.name());
        text(json, "value", value.value());
        json.writeBooleanField("masked", value.masked());
        text(json, "from", value.from());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void message(JsonGenerator json, MessageView view) throws IOException {
    json.writeStartObject();
    text(json, "name", view.title());
    json.writeArrayFieldStart("facts");
    for (Story.Fact each : view.facts()) texts(json, "name", each.name(), "value", each.value());
    json.writeEndArray();
    json.writeArrayFieldStart("timeline");
    for (Story.Moment each : view.story().moments())
      texts(
          json, "at", utc(each.at()), "what", each.what(), "who", each.who(), "text", each.text());
    json.writeEndArray();
    children(json, "holds", view.children());
    text(json, "moreHolds", view.more());
    children(json, "tied", view.tied());
    text(json, "moreTied", view.tiedMore());
    json.writeArrayFieldStart("kept");
    for (MessageView.Piece each : view.kept())
      texts(
          json,
          "what",
          each.what(),
          "name",
          each.name(),
          "bytes",
          Long.toString(each.bytes()),
          "page",
          each.href());
    json.writeEndArray();
    shown(json, view.shown());
    json.writeEndObject();
  }

  private static void shown(JsonGenerator json, MessageView.Bytes shown) throws IOException {
    json.writeObjectFieldStart("shown");
    text(json, "syntax", shown.syntax());
    text(json, "format", shown.format());
    json.writeNumberField("from", shown.from());
    json.writeNumberField("to", shown.to());
    text(json, "before", shown.before());
    text(json, "after", shown.after());
    text(json, "hidden", shown.hidden());
    json.writeArrayFieldStart("lines");
    for (Row each : shown.rows()) {
      StringBuilder line = new StringBuilder();
      for (Row.Piece piece : each.pieces()) line.append(piece.text());
      json.writeString(line.toString());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("findings");
    for (Row each : shown.rows())
      for (String finding : each.findings()) texts(json, "line", each.anchor(), "text", finding);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void children(JsonGenerator json, String name, List<MessageView.Child> children)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (MessageView.Child each : children)
      texts(json, "how", each.how(), "name", each.name(), "page", each.href());
    json.writeEndArray();
  }

  private static void strings(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String each : texts) json.writeString(each);
    json.writeEndArray();
  }

  private static String utc(OffsetDateTime at) {
    return at.withOffsetSameInstant(ZoneOffset.UTC).toString();
  }

  /** What is empty is left out. */
  private static void text(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null && !value.isEmpty()) json.writeStringField(name, value);
  }

  private static void texts(JsonGenerator json, @Nullable String... namesAndValues)
      throws IOException {
    json.writeStartObject();
    for (int i = 0; i < namesAndValues.length; i += 2)
      text(json, String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    json.writeEndObject();
  }
}
