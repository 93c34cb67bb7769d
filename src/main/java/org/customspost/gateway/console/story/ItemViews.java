package org.customspost.gateway.console.story;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.customspost.gateway.console.story.ItemView.Declared;
import org.customspost.gateway.console.story.ItemView.Field;
import org.customspost.gateway.console.story.ItemView.Group;
import org.customspost.gateway.console.story.ItemView.Said;
import org.customspost.gateway.console.story.ItemView.Sum;
import org.customspost.gateway.console.story.ItemView.Wrong;
import org.customspost.gateway.dossier.hold.Orders;
import org.customspost.gateway.dossier.story.ItemStory;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.flow.DeclaredContent;
import org.customspost.gateway.flow.ItemContent;
import org.customspost.gateway.flow.LookAtItem;
import org.customspost.gateway.model.item.ContentPiece;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.Money;
import org.jspecify.annotations.Nullable;

/** Puts the page of an item together. What cannot be read any more does not hide the rest. */
final class ItemViews {
  private static final int MOST_ANSWERS = 50;

  private final LookAtItem look;

  ItemViews(LookAtItem look) {
    this.look = look;
  }

  /**
   * @param orders to hold it that stand
   * @param open whether personal values may be seen
   */
  ItemView of(ItemStory story, List<Orders.Row> orders, boolean open) {
    return new Making(story, orders, open).view();
  }

  /** One page that is being made. */
  private final class Making {
    private final ItemStory story;
    private final List<Orders.Row> orders;
    private final boolean open;
    private final List<String> troubles = new ArrayList<>();
    private final Set<String> erased = new LinkedHashSet<>();
    private final Map<String, List<ItemView.Use>> uses = new HashMap<>();
    private final Set<String> wrong = new HashSet<>();

    Making(ItemStory story, List<Orders.Row> orders, boolean open) {
      this.story = story;
      this.orders = orders;
      this.open = open;
    }

    ItemView view() {
      Map<Long, Said> said = said();
      List<Declared> declared = declared();
      Optional<ItemContent> content =
          story.versions().isEmpty()
              ? Optional.empty()
              : tried("The item", () -> look.item(story.versions().get(0).id()));
      return new ItemView(
          story,
          content.map(this::groups).orElse(List.of()),
          content.map(each -> sums(each.item())).orElse(List.of()),
          declared,
          content.map(each -> Row.of(each.source(), open, FindingPlaces.NONE)).orElse(List.of()),
          said,
          orders,
          Offer.of(story.itemId(), orders),
          open,
          troubles,
          List.copyOf(erased));
    }

    /** Erased content and a partner that is gone are told, not thrown. */
    private <T> Optional<T> tried(String what, Supplier<T> step) {
      try {
        return Optional.of(step.get());
      } catch (GatewayException e) {
        Optional<String> over = Erased.words(e);
        if (over.isPresent()) {
          erased.add(over.get());
          return Optional.empty();
        }
        troubles.add(
            what
                + " cannot be shown: "
                + e.findings().stream().map(Object::toString).collect(Collectors.joining(" ")));
        return Optional.empty();
      }
    }

    private Map<Long, Said> said() {
      Map<Long, Said> said = new HashMap<>();
      List<Long> answers = new ArrayList<>();
      for (ItemStory.Happened each : story.timeline())
        if (each.answer() != null && answers.size() < MOST_ANSWERS) answers.add(each.answer());
      for (long each : answers)
        tried("An answer of customs", () -> look.answer(each))
            .ifPresent(found -> said.put(each, said(found)));
      return said;
    }

    private Said said(LookAtItem.Said found) {
      List<String> reasons =
          found.answer().reasons().stream()
              .map(each -> (text(each.code()) + " " + text(each.text())).strip())
              .filter(each -> !each.isEmpty())
              .toList();
      List<Wrong> errors = found.errors().stream().map(this::wrong).toList();
      List<String> taxes = new ArrayList<>();
      found
          .answer()
          .taxes()
          .forEach(each -> taxes.add((text(each.type()) + " " + money(each.amount())).strip()));
      if (found.answer().totalDue() != null)
        taxes.add("total due " + money(found.answer().totalDue()));
      return new Said(reasons, errors, taxes);
    }

    private Wrong wrong(LookAtItem.Pointed error) {
      String field = text(error.field());
      if (!field.isEmpty()) wrong.add(field);
      return new Wrong(
          error.code(),
          error.pointer(),
          text(error.text()),
          field,
          new FieldName(field).key(),
          text(error.place()));
    }

    private List<Declared> declared() {
      List<Declared> declared = new ArrayList<>();
      for (ItemStory.Filed each : story.filings()) {
        if (each.lrn().isEmpty()) continue;
        tried("The declaration", () -> look.declared(each.customs(), each.lrn()))
            .flatMap(found -> found)
            .ifPresent(found -> declared.add(declared(found, declared.size() + 1)));
      }
      return declared;
    }

    private Declared declared(DeclaredContent content, int number) {
      List<ItemView.Value> values = new ArrayList<>();
      for (DeclaredContent.Value each : content.values()) {
        String id = "d-" + number + "-" + (values.size() + 1);
        String name = content.names().getOrDefault(ItemView.last(each.place()), "");
        List<String> keys =
            each.fields().stream().map(field -> new FieldName(field).key()).toList();
        for (String field : each.fields())
          uses.computeIfAbsent(field, key -> new ArrayList<>())
              .add(new ItemView.Use(each.place(), name, "#" + id));
        values.add(
            new ItemView.Value(
                id,
                each.place(),
                name,
                open ? each.value() : each.masked(),
                !open && each.hides(),
                String.join(" ", keys),
                keys.isEmpty() ? "" : "#f-" + keys.get(0),
                String.join(", ", each.fields())));
      }
      return new Declared(
          content.lrn(),
          content.function(),
          content.customs(),
          content.format(),
          content.catalogue().substring(0, Math.min(12, content.catalogue().length())),
          "/messages/out/" + content.departure(),
          content.names(),
          values);
    }

    private List<Group> groups(ItemContent content) {
      Map<String, List<Field>> groups = new LinkedHashMap<>();
      TreeSet<Long> lines = new TreeSet<>();
      content.source().forEach(each -> lines.add(each.offset()));
      for (ItemContent.Field each : content.fields()) {
        FieldName name = new FieldName(each.path());
        groups
            .computeIfAbsent(name.group(), key -> new ArrayList<>())
            .add(
                new Field(
                    name.key(),
                    each.path(),
                    name.words(),
                    open ? each.value() : each.masked(),
                    !open && each.hides(),
                    wrong.contains(each.path()),
                    spots(content, each, lines),
                    uses.getOrDefault(each.path(), List.of())));
      }
      List<Group> list = new ArrayList<>();
      groups.forEach((name, fields) -> list.add(new Group(name, fields)));
      return list;
    }

    /** The message is opened at the line that a field stands in. */
    private List<ItemView.Spot> spots(
        ItemContent content, ItemContent.Field field, NavigableSet<Long> lines) {
      List<ItemView.Spot> spots = new ArrayList<>();
      for (ItemContent.Spot each : field.spots()) {
        Long line = lines.floor(each.offset());
        long at = line == null ? 0 : line;
        spots.add(
            new ItemView.Spot(
                each.words(),
                each.name(),
                "/messages/in/%d?at=%d#o%2$d".formatted(content.arrival(), at)));
      }
      return spots;
    }
  }

  private static List<Sum> sums(Item item) {
    Map<Currency, BigDecimal> values =
        new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
    for (ContentPiece each : item.contents()) {
      Money value = each.value();
      if (value != null) values.merge(value.currency(), value.amount(), BigDecimal::add);
    }
    List<Sum> sums = new ArrayList<>();
    sums.add(new Sum("content pieces", String.valueOf(item.contents().size())));
    values.forEach(
        (currency, amount) ->
            sums.add(new Sum("value of all pieces", money(new Money(amount, currency)))));
    if (item.postage() != null) sums.add(new Sum("postage", money(item.postage())));
    if (item.grossMassGrams() != null) sums.add(new Sum("weight", item.grossMassGrams() + " g"));
    return sums;
  }

  private static String money(@Nullable Money money) {
    return money == null ? "" : money.toString();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
