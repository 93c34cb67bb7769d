package org.customspost.gateway.model.customs;

import java.time.OffsetDateTime;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.item.S10Id;
import org.jspecify.annotations.Nullable;

/**
 * Our answer to a request of customs: what the origin post answered to the referral.
 *
 * @param lrn reference of this message
 * @param mrn of the filing that the request is about
 * @param referral customs' reference of the request
 * @param kind what customs wanted
 * @param preparedAt allocated when planned, so that writing again gives the same bytes
 */
public record Reply(
    String lrn,
    @Nullable String mrn,
    String referral,
    Preloading kind,
    @Nullable S10Id itemId,
    ReferralResponse response,
    OffsetDateTime preparedAt)
    implements Canonical {}
