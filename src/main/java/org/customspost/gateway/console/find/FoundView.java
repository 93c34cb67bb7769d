package org.customspost.gateway.console.find;

import java.util.List;
import java.util.Locale;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.journal.find.Found;
import org.customspost.gateway.journal.find.FreeText;

/**
 * What the search box knows, ready to show.
 *
 * @param question as typed; empty before anything was
 * @param understood in words
 * @param slip that the check digit is wrong; empty where it is not
 * @param near ids that may be meant
 * @param told what has no page of its own
 * @param texts where the text stands
 */
public record FoundView(
    String question,
    String understood,
    List<Hit> hits,
    String slip,
    List<String> near,
    List<Story> told,
    boolean lookedForText,
    List<Text> texts) {

  /** Something that is known, with the address of its story. */
  public record Hit(String kind, String subject, String says, String href) {}

  /**
   * Where the text stands.
   *
   * @param whole address of the list with all of it
   */
  public record Text(String title, ListView view, String whole) {}

  static FoundView nothingAsked() {
    return new FoundView("", "", List.of(), "", List.of(), List.of(), false, List.of());
  }

  static FoundView of(Found found, List<Story> told) {
    return new FoundView(
        found.question().text(),
        found.understood(),
        found.spots().stream()
            .filter(each -> !each.number().isEmpty())
            .map(FoundView::hit)
            .toList(),
        found.slip().map(Object::toString).orElse(""),
        found.near(),
        told,
        false,
        List.of());
  }

  FoundView with(List<FreeText.Part> parts) {
    return new FoundView(
        question,
        understood,
        hits,
        slip,
        near,
        told,
        true,
        parts.stream().map(FoundView::text).toList());
  }

  private static Hit hit(Found.Spot spot) {
    return new Hit(
        word(spot.kind()),
        spot.subject(),
        spot.says(),
        Where.story(spot.kind(), spot.number(), spot.subject()));
  }

  private static Text text(FreeText.Part part) {
    ListView view = ListView.of(part.selection(), part.page());
    return new Text(
        view.title(),
        view,
        "/lists/" + view.path() + Where.query(part.selection().said(java.util.Optional.empty())));
  }

  /** As people call it. */
  public static String word(Story.Kind kind) {
    return switch (kind) {
      case ARRIVAL -> "message in";
      case DEPARTURE -> "message out";
      default -> kind.name().toLowerCase(Locale.ROOT);
    };
  }
}
