package org.customspost.gateway.console.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.dossier.hold.Orders;
import org.customspost.gateway.dossier.story.ItemStory;
import org.customspost.gateway.dossier.story.State;

/**
 * The page of one item.
 *
 * @param groups the item's fields under their headings
 * @param declared what was declared, one for each declaration of it, the newest first
 * @param said what customs said beside its codes, by answer
 * @param orders to hold it that stand, whether somebody has acknowledged them or not
 * @param offers what may be done with it
 * @param open whether personal values may be seen
 * @param troubles why something cannot be shown
 * @param erased what is not kept any more, and since when
 */
public record ItemView(
    ItemStory story,
    List<Group> groups,
    List<Sum> sums,
    List<Declared> declared,
    List<Row> source,
    Map<Long, Said> said,
    List<Orders.Row> orders,
    List<Offer> offers,
    boolean open,
    List<String> troubles,
    List<String> erased) {
  public ItemView {
    groups = List.copyOf(groups);
    sums = List.copyOf(sums);
    declared = List.copyOf(declared);
    source = List.copyOf(source);
    said = Map.copyOf(said);
    orders = List.copyOf(orders);
    offers = List.copyOf(offers);
    troubles = List.copyOf(troubles);
    erased = List.copyOf(erased);
  }

  /** Fields under one heading. */
  public record Group(String name, List<Field> fields) {
    public Group {
      fields = List.copyOf(fields);
    }
  }

  /**
   * One field.
   *
   * @param key by which the page's parts find each other
   * @param wrong whether customs' errors point at it
   */
  public record Field(
      String key,
      String path,
      String words,
      String value,
      boolean masked,
      boolean wrong,
      List<Spot> spots,
      List<Use> uses) {
    public Field {
      spots = List.copyOf(spots);
      uses = List.copyOf(uses);
    }

    /** Class of its row. */
    public String look() {
      return wrong ? "pointed" : "";
    }
  }

  /**
   * Where a field was read from.
   *
   * @param name what the place is called; empty where it speaks for itself
   */
  public record Spot(String words, String name, String href) {
    /** The same without the way down a document. */
    public String brief() {
      int way = words.indexOf("(/");
      if (way >= 0)
        return words.substring(0, way) + words.substring(words.lastIndexOf('/') + 1, last());
      int place = words.lastIndexOf('(');
      return place < 0 ? words : words.substring(place + 1, last());
    }

    private int last() {
      return words.endsWith(")") ? words.length() - 1 : words.length();
    }
  }

  /**
   * Where a field was declared.
   *
   * @param name what the place is called; empty where it speaks for itself
   */
  public record Use(String place, String name, String href) {
    /** Its name without the way to it. */
    public String brief() {
      return last(place);
    }
  }

  /** The last step of a place. */
  static String last(String place) {
    return place.substring(place.lastIndexOf('/') + 1);
  }

  /** A total. */
  public record Sum(String name, String value) {}

  /**
   * A declaration.
   *
   * @param names what the steps of its places are called
   */
  public record Declared(
      String lrn,
      String function,
      String customs,
      String format,
      String catalogue,
      String href,
      Map<String, String> names,
      List<Value> values) {
    public Declared {
      names = Map.copyOf(names);
      values = List.copyOf(values);
    }

    /** As a tree, line by line. */
    public List<Line> lines() {
      List<Line> lines = new ArrayList<>();
      List<String> above = List.of();
      for (Value each : values) {
        List<String> way = List.of(each.place().split("/", -1));
        int last = way.size() - 1;
        int shared = 0;
        while (shared < Math.min(above.size(), last) && above.get(shared).equals(way.get(shared)))
          shared++;
        for (int i = shared; i < last; i++) lines.add(line(i, way.get(i), Optional.empty()));
        lines.add(line(last, way.get(last), Optional.of(each)));
        above = way.subList(0, last);
      }
      return lines;
    }

    private Line line(int depth, String step, Optional<Value> value) {
      return new Line(depth, step, names.getOrDefault(step, ""), value);
    }
  }

  /**
   * A line of a declaration.
   *
   * @param words what that is called; empty where it speaks for itself
   * @param value of it; empty of a line that only holds others
   */
  public record Line(int depth, String name, String words, Optional<Value> value) {
    /** Class of its indentation. */
    public String indentation() {
      return "mono in-" + Math.min(depth, 12);
    }
  }

  /**
   * A declared value.
   *
   * @param id of its row
   * @param name what the place is called; empty where it speaks for itself
   * @param keys of the fields it was written from, separated by blanks; empty where it is ours
   * @param href to the first of them
   */
  public record Value(
      String id,
      String place,
      String name,
      String value,
      boolean masked,
      String keys,
      String href,
      String from) {}

  /** What customs said beside its code. */
  public record Said(List<String> reasons, List<Wrong> errors, List<String> taxes) {
    public Said {
      reasons = List.copyOf(reasons);
      errors = List.copyOf(errors);
      taxes = List.copyOf(taxes);
    }
  }

  /** An error of customs and the field it points at; empty texts where it leads nowhere. */
  public record Wrong(
      String code, String pointer, String text, String field, String key, String place) {}

  /** Class of a state's badge. */
  public static String tone(State state) {
    return switch (state.situation()) {
      case DO_NOT_LOAD,
          REFERRAL_LATE,
          CLOCK_MISSED,
          DECLARATION_PARKED,
          NOTICE_PARKED,
          UNKNOWN,
          RELEASE_REVOKED,
          DETAINED,
          REFUSED_RETURN,
          HOLD_DOCS,
          HOLD_PAYMENT,
          HOLD_EXAM,
          REJECTED,
          NOT_DECLARED ->
          "state bad";
      case REFERRAL_OPEN,
          CLOCK_MAY_MISS,
          INFORMATION_WANTED,
          SCREENING_WANTED,
          OVERDUE,
          AWAITING_GOODS,
          PLANNED,
          READY,
          CANCELLING,
          WAITS_TO_CHANGE,
          FILED,
          AWAITING_ARRIVAL,
          AWAITING_DECISION,
          ACCEPTED,
          NOTICE_UNDER_WAY ->
          "state wait";
      case DO_NOT_LOAD_WITHDRAWN,
          ASSESSMENT_COMPLETE,
          TRANSIT,
          RELEASED_DUTY,
          RELEASED,
          INVALIDATED,
          CANCELLED ->
          "state good";
    };
  }

  /** Class of a moment on the line of time. */
  public static String tone(ItemStory.Happened moment) {
    if (moment.what().equals("parked")) return "bad";
    for (var each : moment.details()) {
      if (each.name().equals("severity") && each.value().equals("reject")) return "bad";
      if (each.name().equals("meaning")) return Tone.of(each.value());
    }
    return "";
  }

  /** The time of a moment, as every page takes it. */
  public static Instant at(ItemStory.Happened moment) {
    return moment.at().toInstant();
  }

  /** Where a moment's message is shown; empty where it has none. */
  public static String href(ItemStory.Happened moment) {
    return Optional.ofNullable(moment.ref()).map(ItemView::href).orElse("");
  }

  private static String href(ItemStory.Ref ref) {
    return switch (ref.kind()) {
      case ITEM -> "/items/" + ref.id();
      case IN -> "/messages/in/" + ref.id();
      case OUT -> "/messages/out/" + ref.id();
    };
  }

  /** What customs said beside the code of that moment. */
  public Optional<Said> said(ItemStory.Happened moment) {
    return Optional.ofNullable(moment.answer()).map(said::get);
  }
}
