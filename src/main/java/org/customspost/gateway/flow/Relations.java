package org.customspost.gateway.flow;

import java.time.LocalDate;
import java.util.Optional;
import org.customspost.gateway.dossier.Dossiers;
import org.customspost.gateway.mapping.CodeLists;
import org.customspost.gateway.model.Parsed;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.model.item.CountryCode;
import org.customspost.gateway.model.item.ExtraField;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.Party;
import org.customspost.gateway.model.item.S10Id;
import org.customspost.gateway.model.transport.DespatchId;
import org.customspost.gateway.model.transport.ReceptacleId;
import org.jspecify.annotations.Nullable;

/**
 * What an item's data says that announcements say, too: its weight, where it is, of which item it
 * is the return. Partners name the places in extra fields; which names mean what is a code list.
 */
final class Relations {
  private final LocalDate day;
  private final Optional<CodeList> fields;
  private final Optional<CodeList> returns;

  Relations(CodeLists lists, LocalDate day) {
    this.day = day;
    fields = lists.find("item-relations");
    returns = lists.find("item-returns");
  }

  Dossiers.Stated of(Item item) {
    return new Dossiers.Stated(
        item.grossMassGrams(),
        from(item),
        to(item),
        field(item, "RECEPTACLE")
            .flatMap(each -> value(ReceptacleId.parse(each)))
            .map(ReceptacleId::value)
            .orElse(""),
        field(item, "DESPATCH")
            .flatMap(each -> value(DespatchId.parse(each)))
            .map(DespatchId::value)
            .orElse(""),
        returnOf(item));
  }

  /**
   * Whether one of two is the return of the other under the same number: then each has a dossier of
   * its own, since each is declared for itself.
   */
  static boolean goesBack(String itemId, Dossiers.Stated before, Dossiers.Stated now) {
    boolean turned =
        !before.sentFrom().isEmpty()
            && !before.sentTo().isEmpty()
            && before.sentFrom().equals(now.sentTo())
            && before.sentTo().equals(now.sentFrom());
    return turned && before.returnOf().equals(itemId) != now.returnOf().equals(itemId);
  }

  /** The outbound item it names; itself where it comes back under its own number. */
  private String returnOf(Item item) {
    Optional<String> named =
        field(item, "RETURN_OF").flatMap(each -> value(S10Id.parse(each))).map(S10Id::value);
    if (named.isPresent()) return named.get();
    boolean comesBack =
        item.nature() != null
            && returns.map(list -> list.meaning(String.valueOf(item.nature()), day)).isPresent();
    return comesBack && item.id() != null ? item.id().value() : "";
  }

  private Optional<String> field(Item item, String meaning) {
    if (fields.isEmpty()) return Optional.empty();
    for (ExtraField each : item.extras())
      if (meaning.equals(fields.get().meaning(each.name(), day))) return Optional.of(each.value());
    return Optional.empty();
  }

  private static <T> Optional<T> value(Parsed<T> parsed) {
    return Optional.ofNullable(parsed.value());
  }

  /** Country of the sender; empty where the data does not say. */
  static String from(Item item) {
    return country(item.originCountry(), item.sender());
  }

  /** Country of the addressee; empty where the data does not say. */
  static String to(Item item) {
    return country(item.destinationCountry(), item.addressee());
  }

  private static String country(@Nullable CountryCode stated, @Nullable Party party) {
    if (stated != null) return stated.value();
    if (party == null || party.address() == null) return "";
    CountryCode country = party.address().country();
    return country == null ? "" : country.value();
  }
}
