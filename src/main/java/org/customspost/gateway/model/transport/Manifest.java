package org.customspost.gateway.model.transport;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.item.MessageFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a post or a carrier announces to be on its way. A large message is read unit by unit: each
 * unit gives the whole head and those lines that it holds; together they are the manifest.
 *
 * @param reference the announcement's own number; with sender and level its identity
 * @param issuedAt when it was made; orders versions of one reference
 * @param despatch where the message is about one despatch
 * @param consignment number of the consignment handed to a carrier
 * @param transportDocument master waybill of all lines
 * @param originOffice office of exchange that closed it
 * @param destinationOffice office of exchange it goes to
 * @param mailClass U letter post, C parcels, E EMS, T empty receptacles
 * @param legs in the order of the way
 * @param stated what the message says there is in all
 * @param isContinued whether another message continues it
 */
public record Manifest(
    Level level,
    @Nullable String reference,
    MessageFunction function,
    @Nullable OffsetDateTime issuedAt,
    @Nullable DespatchId despatch,
    @Nullable String consignment,
    @Nullable TransportDocument transportDocument,
    @Nullable ImpcCode originOffice,
    @Nullable ImpcCode destinationOffice,
    @Nullable String mailClass,
    @Nullable String mailCategory,
    List<Leg> legs,
    @Nullable Totals stated,
    boolean isContinued,
    List<ManifestLine> lines)
    implements Canonical {
  public Manifest {
    legs = List.copyOf(legs);
    lines = List.copyOf(lines);
  }

  /**
   * What tells this announcement from others of its sender on its level: its own number, else what
   * it is about; empty where it says neither. Flight numbers come again every year.
   */
  public String identity() {
    LocalDate day = level == Level.FLIGHT && !legs.isEmpty() ? legs.get(0).day() : null;
    if (reference != null) return day == null ? reference : reference + "/" + day.getYear();
    if (despatch != null) return despatch.value();
    if (consignment != null) return consignment;
    return transportDocument == null ? "" : transportDocument.value();
  }

  /** The head without any line. */
  public Manifest head() {
    return new Manifest(
        level,
        reference,
        function,
        issuedAt,
        despatch,
        consignment,
        transportDocument,
        originOffice,
        destinationOffice,
        mailClass,
        mailCategory,
        legs,
        stated,
        isContinued,
        List.of());
  }
}
