package org.customspost.gateway.dossier;

import static org.customspost.gateway.error.ErrorCode.SND_022;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.model.item.MessageFunction;
import org.jdbi.v3.core.Handle;

/** Reports of announcements that something newer has taken the place of. */
public final class StaleReports {
  private static final List<String> EVER =
      Stream.of(Departures.State.values()).map(Departures.State::name).toList();
  private static final List<String> LEFT =
      List.of(Departures.State.SENT.name(), Departures.State.ACKNOWLEDGED.name());

  private final CargoReports reports = new CargoReports();

  /**
   * A report that must not be sent any more.
   *
   * @param instead what is there in its place, for a person
   */
  public record Stale(String reference, String announcement, String instead) {
    public Finding finding() {
      return Finding.of(
          SND_022,
          Place.NOWHERE,
          "reference",
          reference,
          "announcement",
          announcement,
          "instead",
          instead);
    }
  }

  private record One(
      long id,
      String reference,
      MessageFunction function,
      long manifest,
      String receiver,
      CargoReports.Subject subject) {}

  /**
   * Whoever plans reports of the same announcements as these departures waits until the caller's
   * transaction ends. In the order in which the versions of an arrival are settled.
   */
  public void lock(Handle handle, Collection<Long> departures) {
    handle
        .createQuery(
            "select distinct m.partner, m.level, m.reference as identity from departure p"
                + " join document d on d.departure = p.id join manifest m on m.id = d.manifest"
                + " where p.id = any(:departures) and p.kind = 'CARGO_REPORT'"
                + " order by m.partner, m.level, m.reference")
        .bindArray("departures", Long.class, List.copyOf(departures))
        .map((row, context) -> subject(row))
        .list()
        .forEach(each -> reports.lock(handle, each));
  }

  /** Why a departure must not be sent; empty where it may. Its announcement is locked. */
  public Optional<Stale> stale(Handle handle, long departure) {
    return report(handle, departure)
        .flatMap(
            report ->
                newer(handle, report, EVER)
                    .or(() -> left(handle, report))
                    .map(each -> new Stale(report.reference(), report.subject().text(), each)));
  }

  /** The same where the newer one has left already: then this one would come after it. */
  public Optional<Stale> overtaken(Handle handle, long departure) {
    return report(handle, departure)
        .flatMap(
            report ->
                newer(handle, report, LEFT)
                    .map(each -> new Stale(report.reference(), report.subject().text(), each)));
  }

  private static CargoReports.Subject subject(ResultSet row) throws SQLException {
    return new CargoReports.Subject(
        row.getString("partner"), row.getString("level"), row.getString("identity"));
  }

  private static Optional<One> report(Handle handle, long departure) {
    return handle
        .createQuery(
            "select d.id, d.reference, d.function, d.manifest, p.partner as receiver, m.partner,"
                + " m.level, m.reference as identity from departure p"
                + " join document d on d.departure = p.id join manifest m on m.id = d.manifest"
                + " where p.id = :departure and p.kind = 'CARGO_REPORT'")
        .bind("departure", departure)
        .map(
            (row, context) ->
                new One(
                    row.getLong("id"),
                    row.getString("reference"),
                    MessageFunction.valueOf(row.getString("function")),
                    row.getLong("manifest"),
                    row.getString("receiver"),
                    subject(row)))
        .findOne();
  }

  private static Optional<String> newer(Handle handle, One report, List<String> states) {
    return handle
        .createQuery(
            "select d.reference from manifest m join document d on d.manifest = m.id"
                + " join departure p on p.id = d.departure where m.partner = :partner"
                + " and m.level = :level and m.reference = :identity and p.partner = :receiver"
                + " and p.kind = 'CARGO_REPORT' and d.id > :id and p.state = any(:states)"
                + " order by d.id desc limit 1")
        .bindMethods(report.subject())
        .bind("receiver", report.receiver())
        .bind("id", report.id())
        .bindArray("states", String.class, states)
        .mapTo(String.class)
        .findOne()
        .map(each -> "report " + each);
  }

  /** What is announced may have changed without anything to tell this receiver. */
  private Optional<String> left(Handle handle, One report) {
    boolean holds =
        report.function() == MessageFunction.CANCELLATION
            || reports
                .current(handle, report.subject())
                .filter(CargoReports.Current::inForce)
                .filter(each -> each.manifest() == report.manifest())
                .isPresent();
    return holds ? Optional.empty() : Optional.of("another version, or none,");
  }
}
