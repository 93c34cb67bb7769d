package org.customspost.gateway.model.customs;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.Personal;
import org.customspost.gateway.model.item.S10Id;
import org.jspecify.annotations.Nullable;

/**
 * What the origin post answers to a referral.
 *
 * @param reference of the referral it answers
 * @param code how it answers, such as INFORMATION or SCREENED
 * @param action what was done with the item
 * @param methods how it was screened, by customs' codes
 * @param result of the screening
 * @param supplied elements that customs wanted, with their values
 */
public record ReferralResponse(
    String reference,
    @Nullable S10Id itemId,
    @Nullable LocalDate postedOn,
    String code,
    @Nullable String action,
    List<String> methods,
    @Nullable String result,
    @Nullable OffsetDateTime respondedAt,
    List<Supplied> supplied,
    @Personal @Nullable String text)
    implements Canonical {
  public ReferralResponse {
    methods = List.copyOf(methods);
    supplied = List.copyOf(supplied);
  }

  /** One element that was wanted. */
  public record Supplied(String element, @Personal String value) {}
}
