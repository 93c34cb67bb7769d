package org.customspost.gateway.model.transport;

import java.time.OffsetDateTime;
import org.customspost.gateway.model.Canonical;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to one receptacle in the hands of a carrier, as the carrier tells it.
 *
 * @param event the carrier's code of the event: 74 received, 24 departed, 21 delivered
 * @param at when it happened; null where the carrier does not say
 * @param place IATA airport code, UN/LOCODE or IMPC code
 * @param consignment number of the consignment it was handed over in
 * @param transportDocument the postal air waybill
 * @param carrier designator of the carrier
 * @param voyage flight number without the carrier
 */
public record ReceptacleEvent(
    ReceptacleId receptacle,
    String event,
    @Nullable OffsetDateTime at,
    @Nullable String place,
    @Nullable String consignment,
    @Nullable TransportDocument transportDocument,
    @Nullable String carrier,
    @Nullable String voyage)
    implements Canonical {}
