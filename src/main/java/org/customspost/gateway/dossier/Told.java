package org.customspost.gateway.dossier;

import java.time.OffsetDateTime;
import org.customspost.gateway.model.customs.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * One answer of customs, as far as it moves a filing.
 *
 * @param answer id in the journal
 * @param referral reference of a request before loading; empty for every other answer
 * @param issuedAt when customs issued it; where it does not say, when we received it
 */
public record Told(
    long answer,
    String notificationId,
    Meaning meaning,
    OffsetDateTime issuedAt,
    @Nullable OffsetDateTime respondBy,
    @Nullable String mrn,
    String referral) {}
