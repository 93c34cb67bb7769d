package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.RDG_001;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.dossier.Answers;
import org.customspost.gateway.dossier.CargoReports;
import org.customspost.gateway.dossier.Dossiers;
import org.customspost.gateway.dossier.Referrals;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.mapping.ReadMapping;
import org.customspost.gateway.mapping.Reading;
import org.customspost.gateway.model.customs.Answer;
import org.customspost.gateway.model.customs.ReferralResponse;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.passage.Arrival;
import org.customspost.gateway.model.passage.Batch.Slice;
import org.customspost.gateway.model.transport.Manifest;
import org.customspost.gateway.model.tree.Node;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;

/** Reads one item or answer again from the stored bytes of its arrival, as on the day it came. */
public final class Contents {
  private final Database database;
  private final Arrivals arrivals;
  private final Dossiers dossiers;
  private final Answers answers;
  private final Referrals referrals;
  private final CurrentAgreements agreements;
  private final CurrentCatalogue catalogues;

  public Contents(
      Database database,
      Arrivals arrivals,
      Dossiers dossiers,
      Answers answers,
      Referrals referrals,
      CurrentAgreements agreements,
      CurrentCatalogue catalogues) {
    this.database = database;
    this.arrivals = arrivals;
    this.dossiers = dossiers;
    this.answers = answers;
    this.referrals = referrals;
    this.agreements = agreements;
    this.catalogues = catalogues;
  }

  /** The item as a version has it. */
  Item item(long version, Rereading again) {
    Dossiers.Source source =
        database.transaction(handle -> dossiers.sources(handle, List.of(version))).get(version);
    if (source == null) throw new IllegalStateException("no item version " + version);
    Place place = Place.NOWHERE.withMessage(source.message()).withItem(source.ordinal(), "");
    if (read(source.arrival(), source.slice(), again).value() instanceof Item item) return item;
    throw unreadable(place);
  }

  /**
   * An item version's bytes.
   *
   * @param catalogue it was read with
   */
  record Unit(
      Arrival arrival, Agreement agreement, Catalogue catalogue, int ordinal, Slice slice) {}

  Unit unit(long version) {
    Dossiers.Source source =
        database.transaction(handle -> dossiers.sources(handle, List.of(version))).get(version);
    if (source == null) throw new IllegalStateException("no item version " + version);
    Arrival arrival = database.transaction(handle -> arrivals.get(handle, source.arrival()));
    return new Unit(
        arrival,
        agreements.now().of(arrival.partner()),
        boundTo(arrival.id()),
        source.ordinal(),
        source.slice());
  }

  Answer answer(long id, Rereading again) {
    Answers.Row row = row(id);
    Place place = Place.NOWHERE.withMessage(row.message()).withItem(row.ordinal(), "");
    if (read(row.arrival(), row.slice(), again).value() instanceof Answer answer) return answer;
    throw unreadable(place);
  }

  ReferralResponse response(long id, Rereading again) {
    Referrals.Response row = database.transaction(handle -> referrals.response(handle, id));
    Place place = Place.NOWHERE.withMessage(row.message()).withItem(row.ordinal(), "");
    if (read(row.arrival(), row.slice(), again).value() instanceof ReferralResponse response)
      return response;
    throw unreadable(place);
  }

  /** The units of a manifest, each with the whole head. */
  List<Manifest> manifest(CargoReports.Source source, Rereading again) {
    List<Manifest> units = new ArrayList<>();
    for (Slice each : source.slices())
      if (read(source.arrival(), each, again).value() instanceof Manifest unit) units.add(unit);
    if (units.isEmpty()) throw unreadable(Place.NOWHERE);
    return units;
  }

  public Answers.Row row(long answer) {
    return database
        .transaction(handle -> answers.get(handle, answer))
        .orElseThrow(() -> new IllegalStateException("no answer " + answer));
  }

  /** Where in the sender's bytes each field of an item version stands. */
  Map<String, List<Position>> lineage(long version, Rereading again) {
    Dossiers.Source source =
        database.transaction(handle -> dossiers.sources(handle, List.of(version))).get(version);
    if (source == null) return Map.of();
    Arrival arrival = database.transaction(handle -> arrivals.get(handle, source.arrival()));
    Agreement agreement = agreements.now().of(arrival.partner());
    Catalogue catalogue = boundTo(source.arrival());
    return catalogue
        .reader(source.slice().format())
        .lineage(
            tree(arrival, agreement, source.slice(), catalogue, again),
            Identified.parameters(agreement),
            arrival.day());
  }

  private Reading read(long arrivalId, Slice slice, Rereading again) {
    Arrival arrival = database.transaction(handle -> arrivals.get(handle, arrivalId));
    Agreement agreement = agreements.now().of(arrival.partner());
    Catalogue catalogue = boundTo(arrivalId);
    ReadMapping reader = catalogue.reader(slice.format());
    return reader.read(
        tree(arrival, agreement, slice, catalogue, again),
        Identified.parameters(agreement),
        arrival.day());
  }

  private Catalogue boundTo(long arrival) {
    return catalogues.of(database.transaction(handle -> arrivals.catalogue(handle, arrival)));
  }

  private static Node tree(
      Arrival arrival, Agreement agreement, Slice slice, Catalogue catalogue, Rereading again) {
    Format format = catalogue.format(slice.format());
    try {
      byte[] head = again.range(arrival, agreement, slice.headOffset(), slice.headLength());
      byte[] unit = again.range(arrival, agreement, slice.offset(), slice.length());
      return catalogue.codec(format).readAlone(head, unit, format);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GatewayException unreadable(Place place) {
    return new GatewayException(Finding.of(RDG_001, place));
  }
}
