package org.customspost.gateway.model.customs;

import java.time.OffsetDateTime;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.item.S10Id;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at an operator has seen a notice. That it was delivered is another matter: the transport
 * proves that, and nobody need have read it.
 *
 * @param noticeId of the notice, or reference of the referral
 * @param acknowledgedAt when it was seen, by the operator's own clock
 */
public record NoticeAcknowledgement(
    String noticeId, @Nullable S10Id itemId, @Nullable OffsetDateTime acknowledgedAt)
    implements Canonical {}
