package org.customspost.gateway.model.transport;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One leg of the way.
 *
 * @param stage UN/EDIFACT 8051: 20 is the main carriage
 * @param mode UN/EDIFACT 8067: 4 is air
 * @param carrier designator of the carrier, two characters for an airline
 * @param voyage flight, voyage or trip number without the carrier
 * @param from IATA airport code or UN/LOCODE
 * @param to as {@code from}
 * @param departsAt scheduled, local time of the place
 * @param arrivesAt scheduled, local time of the place
 */
public record Leg(
    @Nullable String stage,
    @Nullable String mode,
    @Nullable String carrier,
    @Nullable String voyage,
    @Nullable String from,
    @Nullable String to,
    @Nullable LocalDateTime departsAt,
    @Nullable LocalDateTime arrivesAt) {}
