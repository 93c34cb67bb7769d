package org.customspost.gateway.dossier;

import java.util.List;
import java.util.stream.Collectors;
import org.customspost.gateway.model.transport.Leg;
import org.customspost.gateway.model.transport.Manifest;
import org.customspost.gateway.model.transport.ManifestLine;
import org.customspost.gateway.model.transport.Totals;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The statements that fill and empty the tables of announcements. */
final class ManifestRows {
  private static final Totals NOTHING_STATED = new Totals(null, null, null, null, null);

  /** A version that is being read. */
  record Reading(long id, int lines, String contentHash) {}

  /** Opens a version for a message, where no earlier batch did. */
  void open(Handle handle, Manifests.Source source, Manifest head, String hash) {
    Totals stated = head.stated() == null ? NOTHING_STATED : head.stated();
    handle
        .createUpdate(
            "insert into manifest (partner, level, reference, arrival, message, function,"
                + " issued_at, despatch, consignment, transport_document, origin_office,"
                + " destination_office, mail_class, mail_category, continued, stated_lines,"
                + " stated_receptacles, stated_items, stated_pieces, stated_grams, content_hash)"
                + " values (:partner, :level, :reference, :arrival, :message, :function,"
                + " :issuedAt, :despatch, :consignment, :document, :origin, :destination,"
                + " :mailClass, :mailCategory, :continued, :lines, :receptacles, :items,"
                + " :pieces, :grossMassGrams, :hash) on conflict (arrival, message) do nothing")
        .bindMethods(source)
        .bindMethods(stated)
        .bind("level", head.level().name())
        .bind("reference", head.identity())
        .bind("function", head.function().name())
        .bind("issuedAt", head.issuedAt() == null ? source.receivedAt() : head.issuedAt())
        .bind("despatch", text(head.despatch()))
        .bind("consignment", text(head.consignment()))
        .bind("document", text(head.transportDocument()))
        .bind("origin", text(head.originOffice()))
        .bind("destination", text(head.destinationOffice()))
        .bind("mailClass", text(head.mailClass()))
        .bind("mailCategory", text(head.mailCategory()))
        .bind("continued", head.isContinued())
        .bind("hash", hash)
        .execute();
  }

  Reading reading(Handle handle, Manifests.Source source) {
    return handle
        .createQuery(
            "select id, lines_read, content_hash from manifest"
                + " where arrival = :arrival and message = :message")
        .bindMethods(source)
        .map(
            (row, context) ->
                new Reading(
                    row.getLong("id"), row.getInt("lines_read"), row.getString("content_hash")))
        .one();
  }

  /** Adds those of the legs that no earlier unit had: a flight may have several stops. */
  void legs(Handle handle, long manifest, List<Leg> legs) {
    for (Leg each : legs)
      handle
          .createUpdate(
              "insert into manifest_leg (manifest, number, stage, mode, carrier, voyage, origin,"
                  + " destination, departs_at, arrives_at, day) select :manifest,"
                  + " coalesce(max(number), 0) + 1, :stageText, :modeText, :carrierText, :number,"
                  + " :origin, :destination, cast(:departsAt as timestamp),"
                  + " cast(:arrivesAt as timestamp), cast(:day as date) from manifest_leg"
                  + " where manifest = :manifest having not coalesce(bool_or(stage = :stageText"
                  + " and carrier = :carrierText and voyage = :number and origin = :origin"
                  + " and destination = :destination and departs_at is not distinct from"
                  + " cast(:departsAt as timestamp)), false)")
          .bind("manifest", manifest)
          .bindMethods(each)
          .bind("stageText", text(each.stage()))
          .bind("modeText", text(each.mode()))
          .bind("carrierText", text(each.carrier()))
          .bind("origin", text(each.from()))
          .bind("destination", text(each.to()))
          .execute();
  }

  /** Adds the lines of one unit behind those that are there. */
  void lines(Handle handle, long manifest, int before, Manifest unit) {
    if (unit.lines().isEmpty()) return;
    PreparedBatch rows =
        handle.prepareBatch(
            "insert into manifest_line (manifest, number, unit_load_device, receptacle, despatch,"
                + " transport_document, house_document, share, pieces, consignment_pieces, grams,"
                + " origin, destination, handling, hs_codes) values (:manifest, :number, :device,"
                + " :receptacleText, :despatch, :document, :house, :shareText, :pieces,"
                + " :consignmentPieces, :grossMassGrams, :origin, :destination, :codes, :hs)");
    PreparedBatch items =
        handle.prepareBatch(
            "insert into manifest_item (manifest, line, item_id) values (:manifest, :line, :item)");
    int number = before;
    for (ManifestLine line : unit.lines()) {
      number++;
      line(rows.bind("manifest", manifest).bind("number", number), line, unit).add();
      for (var each : line.items())
        items.bind("manifest", manifest).bind("line", number).bind("item", each.value()).add();
    }
    rows.execute();
    if (items.size() > 0) items.execute();
  }

  private static PreparedBatch line(PreparedBatch row, ManifestLine line, Manifest unit) {
    Object despatch = line.receptacle() == null ? unit.despatch() : line.receptacle().despatch();
    Object document =
        line.transportDocument() == null ? unit.transportDocument() : line.transportDocument();
    return row.bindMethods(line)
        .bind("device", text(line.unitLoadDevice()))
        .bind("receptacleText", text(line.receptacle()))
        .bind("despatch", text(despatch))
        .bind("document", text(document))
        .bind("house", text(line.houseDocument()))
        .bind("shareText", text(line.share()))
        .bind("origin", text(line.from()))
        .bind("destination", text(line.to()))
        .bind("codes", String.join(" ", line.handling()))
        .bind("hs", line.hsCodes().stream().map(Object::toString).collect(Collectors.joining(" ")));
  }

  void advanced(Handle handle, long manifest, int lines, String hash, boolean continued) {
    handle
        .createUpdate(
            "update manifest set lines_read = :lines, content_hash = :hash,"
                + " continued = continued or :continued where id = :id")
        .bind("continued", continued)
        .bind("lines", lines)
        .bind("hash", hash)
        .bind("id", manifest)
        .execute();
  }

  void stand(Handle handle, long manifest, String standing) {
    handle
        .createUpdate("update manifest set standing = :standing where id = :id")
        .bind("standing", standing)
        .bind("id", manifest)
        .execute();
  }

  /** Takes away what stands below a version: its bytes are in the journal. */
  void empty(Handle handle, long manifest) {
    for (String each :
        List.of(
            "delete from manifest_line where manifest = :id",
            "delete from manifest_leg where manifest = :id"))
      handle.createUpdate(each).bind("id", manifest).execute();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
