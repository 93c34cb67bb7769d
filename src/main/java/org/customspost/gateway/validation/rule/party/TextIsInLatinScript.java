package org.customspost.gateway.validation.rule.party;

import static org.customspost.gateway.error.ErrorCode.VAL_038;

import java.util.List;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.model.item.Address;
import org.customspost.gateway.model.item.ContentPiece;
import org.customspost.gateway.model.item.CountryCode;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.Party;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Names, addresses and descriptions are in Latin script. */
public final class TextIsInLatinScript implements Rule {
  private static final char LAST_LATIN = '\u024F';

  public TextIsInLatinScript(@SuppressWarnings("unused") Parameters parameters) {}

  @Override
  public void check(Item item, Report report) {
    for (Side side : Side.values()) checkParty(item, side, report);
    List<ContentPiece> pieces = item.contents();
    for (int i = 0; i < pieces.size(); i++) {
      String description = pieces.get(i).description();
      if (description != null && !latin(description))
        report.addToPiece(
            VAL_038, i + 1, "description", "value", description, "country", destination(item));
    }
  }

  private static void checkParty(Item item, Side side, Report report) {
    Party party = side.party(item);
    if (party == null) return;
    check(party.fullName(), item, side.field("name"), report);
    Address address = party.address();
    if (address == null) return;
    for (String each : address.lines()) check(each, item, side.field("address.lines"), report);
    check(address.city(), item, side.field("address.city"), report);
  }

  private static void check(@Nullable String text, Item item, String field, Report report) {
    if (text == null || latin(text)) return;
    report.add(VAL_038, field, "value", Finding.masked(text), "country", destination(item));
  }

  private static String destination(Item item) {
    CountryCode destination = item.destinationCountry();
    return destination == null ? "the destination" : destination.value();
  }

  private static boolean latin(@Nullable String text) {
    if (text == null) return true;
    for (int i = 0; i < text.length(); i++)
      if (text.charAt(i) > LAST_LATIN && !latin(text.codePointAt(i))) return false;
    return true;
  }

  private static boolean latin(int letter) {
    Character.UnicodeScript script = Character.UnicodeScript.of(letter);
    return !Character.isLetter(letter)
        || script == Character.UnicodeScript.LATIN
        || script == Character.UnicodeScript.COMMON;
  }
}
