package org.customspost.gateway.journal;

import java.util.List;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Events and findings: what happened, in the order it happened, without personal data. */
public final class Log {

  /**
   * One event.
   *
   * @param kind a stable word, such as {@code received}, {@code filed}, {@code sent}; see
   *     docs/reference/events.md
   */
  public record Event(
      String kind,
      @Nullable Long arrival,
      @Nullable Long departure,
      @Nullable Long dossier,
      String text) {}

  /** A finding with what it is about. */
  public record Noted(
      Finding finding, @Nullable Long arrival, @Nullable Long dossier, @Nullable Long departure) {}

  public void events(Handle handle, List<Event> events) {
    Rows rows = Rows.into("event", "kind, arrival, departure, dossier, text");
    for (Event each : events)
      rows.add(each.kind(), each.arrival(), each.departure(), each.dossier(), each.text());
    rows.insert(handle);
  }

  /** Whether the same was said before about the same departure or dossier. */
  public boolean said(Handle handle, Event event) {
    return handle
        .createQuery(
            "select exists (select from event where kind = :kind and text = :text"
                + " and (departure = :departure or dossier = :dossier))")
        .bindMethods(event)
        .mapTo(Boolean.class)
        .one();
  }

  public void event(Handle handle, Event event) {
    events(handle, List.of(event));
  }

  /** An event of the arrival that was added last, written with the rest of it. */
  public void arrived(Together together, String kind, String text) {
    together.add(
        "insert into event (kind, arrival, text) values (?, " + Arrivals.LAST + ", ?)", kind, text);
  }

  /** Records a finding of which one destination of alerts is to hear, whatever else it wants. */
  public void finding(Handle handle, Noted finding, String destination) {
    add(handle, List.of(finding));
    AlertCauses.add(handle, List.of(finding.finding()), destination);
  }

  public void findings(Handle handle, List<Noted> findings) {
    add(handle, findings);
    AlertCauses.add(handle, findings.stream().map(Noted::finding).toList(), "");
  }

  private static void add(Handle handle, List<Noted> findings) {
    Rows rows =
        Rows.into(
            "finding",
            "arrival, ordinal, piece, dossier, departure, item_id, code, severity, field, position, text");
    for (Noted each : findings) {
      Place place = each.finding().place();
      rows.add(
          each.arrival(),
          place.item(),
          place.piece(),
          each.dossier(),
          each.departure(),
          place.itemId(),
          each.finding().code().id(),
          each.finding().code().severity().name(),
          place.field(),
          place.withItem(0, "").withPiece(0).withField("").withSource("").toString(),
          each.finding().toString());
    }
    rows.insert(handle);
  }

  /** Why an arrival was refused for what its envelope or its signature says, by code alone. */
  public List<Finding> refusals(Handle handle, long arrival) {
    return handle
        .createQuery(
            "select code from finding where arrival = :arrival and ordinal = 0"
                + " and severity = 'REJECT' and (code like 'IDN-%' or code like 'SIG-%') order by id")
        .bind("arrival", arrival)
        .mapTo(String.class)
        .map(code -> Finding.of(ErrorCode.valueOf(code.replace('-', '_')), Place.NOWHERE))
        .list();
  }

  /**
   * How much was found.
   *
   * @param refused items with a finding that refuses them
   */
  public record Counts(long findings, long refused) {}

  public Counts counts(Handle handle, long arrival) {
    return handle
        .createQuery(
            "select count(*) as findings, count(distinct ordinal) filter"
                + " (where severity = 'REJECT' and ordinal > 0) as refused"
                + " from finding where arrival = :arrival")
        .bind("arrival", arrival)
        .map((row, context) -> new Counts(row.getLong("findings"), row.getLong("refused")))
        .one();
  }

  /** A finding as it was told. */
  public record Told(
      String code,
      String severity,
      int ordinal,
      String itemId,
      int piece,
      String field,
      String position,
      String text) {}

  /** The findings of an arrival in its own order, at most so many. */
  public List<Told> findings(Handle handle, long arrival, int most) {
    return handle
        .createQuery(
            "select * from finding where arrival = :arrival order by ordinal, piece, id limit :most")
        .bind("arrival", arrival)
        .bind("most", most)
        .map(
            (row, context) ->
                new Told(
                    row.getString("code"),
                    row.getString("severity"),
                    row.getInt("ordinal"),
                    row.getString("item_id"),
                    row.getInt("piece"),
                    row.getString("field"),
                    row.getString("position"),
                    row.getString("text")))
        .list();
  }
}
