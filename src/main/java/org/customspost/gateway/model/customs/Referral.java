package org.customspost.gateway.model.customs;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.item.S10Id;
import org.jspecify.annotations.Nullable;

/**
 * What customs wants of the origin post before an item, or a despatch or consignment of it, is
 * loaded, as we hand it on.
 *
 * @param reference customs' own, at most 17 characters, carried end to end; ours where customs gave
 *     none
 * @param kind what is wanted
 * @param itemId null where customs asks about a despatch or a consignment and names no item
 * @param despatch S8, or the sender's own number of it; null where customs does not ask about one
 * @param consignment its number; null where customs does not ask about one
 * @param authority name of the customs partner
 * @param replyBy until when the origin post must have answered
 * @param requested elements customs wants, by its own names
 * @param methods screening methods customs recommends, by its own codes
 * @param receptacles that it is about
 */
public record Referral(
    String reference,
    Preloading kind,
    @Nullable S10Id itemId,
    @Nullable LocalDate postedOn,
    @Nullable String despatch,
    @Nullable String consignment,
    String authority,
    @Nullable String mrn,
    OffsetDateTime issuedAt,
    @Nullable OffsetDateTime replyBy,
    List<Reason> reasons,
    List<String> requested,
    List<String> methods,
    List<String> receptacles)
    implements Canonical {
  public Referral {
    reasons = List.copyOf(reasons);
    requested = List.copyOf(requested);
    methods = List.copyOf(methods);
    receptacles = List.copyOf(receptacles);
  }
}
