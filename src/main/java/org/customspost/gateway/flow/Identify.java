package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.IDN_012;
import static org.customspost.gateway.error.ErrorCode.IDN_013;
import static org.customspost.gateway.error.ErrorCode.RCV_450;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.customspost.gateway.codec.Codec;
import org.customspost.gateway.codec.Envelope;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.model.passage.Arrival;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.jdbi.v3.core.Handle;

/**
 * Reads the envelope: whose it is, in which syntax, and whether it may be here at all. Binds the
 * versions.
 */
public final class Identify {
  private static final int HEAD = 1024;
  private static final long LONGEST_REHEARSAL = 4096;

  private final Database database;
  private final Bytes bytes;
  private final Arrivals arrivals;
  private final CurrentAgreements agreements;
  private final CurrentCatalogue catalogue;

  public Identify(
      Database database,
      Bytes bytes,
      Arrivals arrivals,
      CurrentAgreements agreements,
      CurrentCatalogue catalogue) {
    this.database = database;
    this.bytes = bytes;
    this.arrivals = arrivals;
    this.agreements = agreements;
    this.catalogue = catalogue;
  }

  /**
   * @throws GatewayException IDN or INS where there is no envelope to answer to
   */
  public Identified identify(Arrival arrival) throws IOException {
    Agreement agreement = agreements.now().of(arrival.partner());
    Catalogue current = catalogue.now();
    Codec codec = codecOf(arrival, agreement, current);
    Envelope envelope = envelopeOf(arrival, agreement, codec);
    // The door already knows the partner; an envelope that names another is a mix-up or worse.
    List<Finding> objections =
        agreement.objections(
            envelope.sender(), envelope.recipient(), envelope.test(), Place.source(arrival.name()));
    Identified identified =
        new Identified(arrival, agreement, envelope, codec, current, objections);
    boolean repeated = database.transaction(handle -> remember(handle, identified));
    return repeated ? identified.with(usedBefore(identified)) : identified;
  }

  /**
   * Keeps what was found. The reference belongs to whoever had it first: one that came with it
   * later does not keep it, or it would stand in the way of the first when that is tried again.
   *
   * @return whether another interchange has the reference
   */
  private boolean remember(Handle handle, Identified identified) {
    Arrival arrival = identified.arrival();
    String reference = identified.envelope().controlReference();
    boolean repeated =
        !reference.isEmpty()
            && arrivals
                .sameReference(handle, arrival, reference, identified.agreement().duplicateWindow())
                .isPresent();
    arrivals.identified(
        handle,
        arrival.id(),
        identified.codec().syntax().toString(),
        identified.envelope().identity(),
        repeated ? "" : reference,
        identified.catalogue().hash(),
        identified.agreement().version());
    return repeated;
  }

  private Codec codecOf(Arrival arrival, Agreement agreement, Catalogue current)
      throws IOException {
    byte[] head;
    try (InputStream in = bytes.open(arrival, agreement)) {
      head = in.readNBytes(HEAD);
    }
    Optional<Codec> codec = current.codecFor(head);
    if (codec.isEmpty()) throw unknownSyntax(arrival, current);
    return codec.get();
  }

  /** A short text that is of no syntax at all is somebody trying the connection or a key. */
  private GatewayException unknownSyntax(Arrival arrival, Catalogue current) {
    String type =
        database.transaction(handle -> arrivals.property(handle, arrival.id(), "content-type"));
    boolean text = type.toLowerCase(Locale.ROOT).startsWith("text/plain");
    if (text && arrival.bytes() <= LONGEST_REHEARSAL)
      return refusal(RCV_450, arrival, "bytes", Long.toString(arrival.bytes()));
    return refusal(IDN_012, arrival, "syntaxes", current.syntaxes());
  }

  private Envelope envelopeOf(Arrival arrival, Agreement agreement, Codec codec)
      throws IOException {
    try (InputStream in = bytes.open(arrival, agreement)) {
      return codec.open(in);
    }
  }

  private static Finding usedBefore(Identified identified) {
    return Finding.of(
        IDN_013,
        Place.source(identified.arrival().name()),
        "reference",
        identified.envelope().controlReference(),
        "window",
        identified.agreement().duplicateWindow().toDays() + " days");
  }

  private static GatewayException refusal(ErrorCode code, Arrival arrival, String... values) {
    return new GatewayException(Finding.of(code, Place.source(arrival.name()), values));
  }
}
