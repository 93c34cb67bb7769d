package org.customspost.gateway.validation.rule.party;

import static org.customspost.gateway.error.ErrorCode.VAL_032;

import org.customspost.gateway.model.item.CountryCode;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.Party;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;
import org.jspecify.annotations.Nullable;

/** The party can be reached, in the way the destination wants. */
public final class PhoneOrEmailIsPresent implements Rule {
  private static final int SHORTEST_PHONE = 5;

  private final Side side;
  private final Needed needed;

  /** What is needed; written {@code either}, {@code phone}, {@code email}, {@code both}. */
  enum Needed {
    EITHER("phone or e-mail"),
    PHONE("the phone number"),
    EMAIL("the e-mail address"),
    BOTH("phone and e-mail");

    private final String words;

    Needed(String words) {
      this.words = words;
    }

    boolean metBy(boolean phone, boolean email) {
      return switch (this) {
        case EITHER -> phone || email;
        case PHONE -> phone;
        case EMAIL -> email;
        case BOTH -> phone && email;
      };
    }
  }

  public PhoneOrEmailIsPresent(Parameters parameters) {
    side = Side.of(parameters);
    needed = parameters.choice("needed", Needed.class, Needed.EITHER);
  }

  @Override
  public void check(Item item, Report report) {
    Party party = side.party(item);
    boolean phone = party != null && phone(party.telephone());
    boolean email = party != null && email(party.email());
    if (needed.metBy(phone, email)) return;
    CountryCode country = side.country(item);
    report.add(
        VAL_032,
        side.field(needed == Needed.EMAIL ? "email" : "telephone"),
        "needed",
        needed.words,
        "country",
        country == null ? "the destination" : country.value());
  }

  private static boolean phone(@Nullable String text) {
    if (text == null) return false;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) if (Character.isDigit(text.charAt(i))) digits++;
    return digits >= SHORTEST_PHONE;
  }

  private static boolean email(@Nullable String text) {
    return text != null && text.indexOf('@') > 0 && text.indexOf('@') < text.length() - 1;
  }
}
