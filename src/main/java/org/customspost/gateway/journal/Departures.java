package org.customspost.gateway.journal;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.model.passage.Body;
import org.customspost.gateway.model.passage.Departure;
import org.jdbi.v3.core.Handle;

/** What leaves: planned in commit B, written in commit C, sent in commit D. */
public final class Departures {
  /** How far a departure came. */
  public enum State {
    PLANNED,
    READY,
    SENT,
    ACKNOWLEDGED,
    /** Waits for a person. */
    PARKED,
    /** Stays, because something newer has overtaken it: nobody has anything to do with it. */
    WITHHELD
  }

  /**
   * The bytes of commit C.
   *
   * @param payload id of the body in {@link Payloads}
   * @param signature detached signature; empty where none is agreed
   */
  @SuppressWarnings("ArrayRecordComponent") // handed through to one insert
  public record Written(long departure, long payload, byte[] signature, String contentType) {}

  /** Part of commit B. */
  public void plan(Handle handle, List<Planned> departures) {
    Rows rows =
        Rows.into(
            "departure",
            "id, partner, channel, kind, format, arrival, control_reference, unique_id, file_name,"
                + " prepared_at, catalogue, sign");
    Rows documents = DocumentRows.empty();
    for (Planned each : departures) {
      rows.add(
          each.id(),
          each.partner(),
          each.channel(),
          each.kind().name(),
          each.format(),
          each.answered(),
          each.controlReference(),
          each.uniqueId(),
          each.fileName(),
          each.preparedAt(),
          each.catalogue(),
          each.sign());
      int position = 0;
      for (Planned.Document document : each.documents())
        DocumentRows.add(documents, each.id(), ++position, document);
    }
    rows.insert(handle);
    documents.insert(handle);
  }

  /**
   * Those of the departures that are not written yet, with their documents, in the order of the
   * ids.
   */
  public List<Planned> planned(Handle handle, List<Long> ids) {
    return PlannedRows.get(handle, ids, "and state = 'PLANNED'");
  }

  /** What was planned for the declaration of that LRN. */
  public Optional<Planned> declaring(Handle handle, String customs, String lrn) {
    List<Long> ids =
        handle
            .createQuery(
                "select p.id from document d join departure p on p.id = d.departure where"
                    + " d.reference = :lrn and p.partner = :customs and p.kind = 'DECLARATION'")
            .bind("lrn", lrn)
            .bind("customs", customs)
            .mapTo(Long.class)
            .list();
    return PlannedRows.get(handle, ids, "").stream().findFirst();
  }

  /** Commit C. The order of the rows is the order of sending. */
  public void ready(Handle handle, List<Written> written) {
    if (written.isEmpty()) return;
    handle
        .createUpdate(
            "update departure set state = 'READY', problem = '', payload = w.payload, content_type = w.type,"
                + " ready_at = clock_timestamp()"
                + " from unnest(:ids, :payloads, :types) as w(id, payload, type)"
                + " where departure.id = w.id and state = 'PLANNED'")
        .bindArray("ids", Long.class, written.stream().map(Written::departure).toList())
        .bindArray("payloads", Long.class, written.stream().map(Written::payload).toList())
        .bindArray("types", String.class, written.stream().map(Written::contentType).toList())
        .execute();
    Rows signatures = Rows.into("signature", "departure, bytes");
    for (Written each : written)
      if (each.signature().length > 0) signatures.add(each.departure(), each.signature());
    signatures.insert(handle);
  }

  /**
   * It cannot be written now, and stays planned.
   *
   * @return false where that is known already
   */
  public boolean putOff(Handle handle, long id, String problem) {
    return handle
            .createUpdate(
                "update departure set problem = :problem where id = :id and state = 'PLANNED'"
                    + " and problem <> :problem")
            .bind("id", id)
            .bind("problem", problem)
            .execute()
        == 1;
  }

  /**
   * Those of the departures that wait to be sent, in the order of the ids given; what was sent
   * already is left out.
   */
  public List<Ready> waiting(Handle handle, List<Long> ids) {
    return handle
        .createQuery(
            "select d.* from unnest(:ids) with ordinality as wanted(id, place)"
                + " join departure d on d.id = wanted.id and d.state = 'READY' order by place")
        .bindArray("ids", Long.class, ids)
        .map(
            (row, context) ->
                new Ready(
                    row.getLong("id"),
                    row.getString("partner"),
                    row.getString("channel"),
                    row.getString("unique_id"),
                    row.getString("file_name"),
                    row.getString("content_type"),
                    row.getLong("payload"),
                    Planned.Kind.valueOf(row.getString("kind")),
                    row.getString("format"),
                    row.getObject("ready_at", OffsetDateTime.class),
                    row.getInt("tries")))
        .list();
  }

  /** The detached signatures of departures, where there are any. */
  public Map<Long, byte[]> signatures(Handle handle, List<Long> ids) {
    return handle
        .createQuery("select departure, bytes from signature where departure = any(:ids)")
        .bindArray("ids", Long.class, ids)
        .map((row, context) -> Map.entry(row.getLong("departure"), row.getBytes("bytes")))
        .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  /** A READY departure without its bytes. */
  public record Ready(
      long id,
      String partner,
      String channel,
      String uniqueId,
      String fileName,
      String contentType,
      long payload,
      Planned.Kind kind,
      String format,
      OffsetDateTime readyAt,
      int tries) {

    public Departure with(Leaving leaving) {
      Map<String, String> properties = Map.of("kind", kind.name(), "format", format);
      Body body = leaving.body();
      byte[] signature = leaving.signature();
      return new Departure(
          id, partner, channel, uniqueId, fileName, contentType, body, signature, properties);
    }
  }

  /** Commit D. */
  public void sent(Handle handle, List<Long> ids, List<String> proofs) {
    handle
        .createUpdate(
            "update departure set state = 'SENT', sent_at = clock_timestamp(), proof = s.proof,"
                + " problem = '' from unnest(:ids, :proofs) as s(id, proof)"
                // A person, or a do-not-load, may stop what is on its way: then it was sent all the
                // same. What its own receipt parked stays so.
                + " where departure.id = s.id"
                + " and (state in ('READY', 'WITHHELD') or state = 'PARKED' and stopped)")
        .bindArray("ids", Long.class, ids)
        .bindArray("proofs", String.class, proofs)
        .execute();
  }

  /** Counts a failed try. */
  public void failed(Handle handle, List<Long> ids, String problem) {
    handle
        .createUpdate(
            "update departure set tries = tries + 1, problem = :problem where id = any(:ids)"
                + " and state = 'READY'")
        .bindArray("ids", Long.class, ids)
        .bind("problem", problem)
        .execute();
  }

  /** Keeps one back for ever. */
  public void withhold(Handle handle, long id, String problem) {
    handle
        .createUpdate(
            "update departure set state = 'WITHHELD', problem = :problem where id = :id"
                + " and state in ('PLANNED', 'READY')")
        .bind("id", id)
        .bind("problem", problem)
        .execute();
  }

  /**
   * It waits for a person from now on.
   *
   * @return false where it is withheld: then it waits for nobody
   */
  public boolean parked(Handle handle, long id, String problem) {
    return parked(handle, id, problem, false);
  }

  /**
   * The same, because a person says so: what is at its door at that moment was sent all the same.
   */
  public void stopped(Handle handle, long id, String problem) {
    parked(handle, id, problem, true);
  }

  private static boolean parked(Handle handle, long id, String problem, boolean stopped) {
    return handle
            .createUpdate(
                "with over as (update departure set state = 'PARKED', problem = :problem,"
                    + " stopped = :stopped where id = :id and state <> 'WITHHELD'"
                    + " returning id, partner) "
                    + Parked.ADD
                    + " select 'departure', id, partner from over"
                    + Parked.ONCE)
            .bind("id", id)
            .bind("problem", problem)
            .bind("stopped", stopped)
            .execute()
        == 1;
  }

  /** The acknowledgements and reports that an arrival got: its first answer. */
  public List<Long> answering(Handle handle, long arrival) {
    return handle
        .createQuery("select id from departure where arrival = :arrival order by id")
        .bind("arrival", arrival)
        .mapTo(Long.class)
        .list();
  }

  /** Makes sent departures ready once more, under their first identity; gives those that are. */
  public List<Long> again(Handle handle, List<Long> ids) {
    return handle
        .createQuery(
            "update departure set state = 'READY', tries = 0, ready_at = clock_timestamp() where id"
                + " = any(:ids) and state in ('SENT', 'ACKNOWLEDGED') returning id")
        .bindArray("ids", Long.class, ids)
        .mapTo(Long.class)
        .list();
  }
}
