package org.customspost.gateway.model.transport;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.item.CountryCode;
import org.customspost.gateway.model.item.S10Id;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to one item on its way, as an operator tracked it. What a code means to
 * us is said by code lists, not here.
 *
 * @param event the UPU's code of the event
 * @param at when it happened; null where the sender does not say
 * @param office the office it happened in, by its IMPC code
 * @param reason why, by the code list that goes with the event: why an item is held, for one
 * @param destination country the item goes to
 * @param postedOn tells apart items that used the same id one after the other
 */
public record ItemEvent(
    S10Id itemId,
    String event,
    @Nullable OffsetDateTime at,
    @Nullable String office,
    @Nullable String reason,
    @Nullable CountryCode destination,
    @Nullable LocalDate postedOn)
    implements Canonical {}
