package org.customspost.gateway.dossier;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.model.transport.Manifest;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Announcements of posts and carriers, on disk. A version is read into {@code READING}, batch by
 * batch, and counts only when it was read whole. Every method runs in the caller's transaction.
 */
public final class Manifests {
  private final ManifestRows rows = new ManifestRows();

  /**
   * Where an announcement comes from.
   *
   * @param receivedAt orders it where the sender does not say when it was issued
   */
  public record Source(String partner, long arrival, String message, OffsetDateTime receivedAt) {}

  /**
   * A version that was read whole.
   *
   * @param identity what it replaces, and what replaces it
   */
  public record Version(
      long id,
      String partner,
      String level,
      String identity,
      String message,
      String function,
      OffsetDateTime issuedAt,
      String contentHash) {

    String key() {
      return partner + '\n' + level + '\n' + identity;
    }
  }

  /** What became of a version. */
  public enum Outcome {
    IN_FORCE,
    /** It cancels the announcement, which is void now. */
    VOID,
    /** A later version was there before it. */
    SUPERSEDED,
    /** The same was said before: nothing changed. */
    REPEATED
  }

  private static final RowMapper<Version> VERSION =
      (row, context) ->
          new Version(
              row.getLong("id"),
              row.getString("partner"),
              row.getString("level"),
              row.getString("reference"),
              row.getString("message"),
              row.getString("function"),
              row.getObject("issued_at", OffsetDateTime.class),
              row.getString("content_hash"));

  /** Adds units of one message, in their order; the first of them opens a version. */
  public void add(Handle handle, Source source, List<Manifest> units) {
    if (units.isEmpty()) return;
    Manifest head = units.get(0).head();
    ManifestHash fresh = ManifestHash.of(head);
    rows.open(handle, source, head, fresh.hex());
    ManifestRows.Reading reading = rows.reading(handle, source);
    ManifestHash hash = ManifestHash.resumed(reading.contentHash());
    int number = reading.lines();
    for (Manifest each : units) {
      hash.add(each.lines());
      rows.legs(handle, reading.id(), each.legs());
      rows.lines(handle, reading.id(), number, each);
      number += each.lines().size();
    }
    boolean continued = units.stream().anyMatch(Manifest::isContinued);
    rows.advanced(handle, reading.id(), number, hash.hex(), continued);
  }

  /** Versions of an arrival that are read whole now, in an order in which they can be locked. */
  public List<Version> read(Handle handle, long arrival) {
    return handle
        .createQuery(
            "select * from manifest where arrival = :arrival and standing = 'READING'"
                + " order by partner, level, reference, id")
        .bind("arrival", arrival)
        .map(VERSION)
        .list();
  }

  /**
   * Decides which version of the announcement is in force: the one issued last; of the same time a
   * cancellation before a replacement before an original; then by content, so that the order of
   * arrival never decides.
   */
  public Outcome settle(Handle handle, Version version) {
    handle
        .createQuery(
            "select true from (select pg_advisory_xact_lock(hashtextextended(:key, 32))) x")
        .bind("key", version.key())
        .mapTo(Boolean.class)
        .one();
    if (isRepeated(handle, version)) {
      handle.createUpdate("delete from manifest where id = :id").bind("id", version.id()).execute();
      return Outcome.REPEATED;
    }
    Version before = inForce(handle, version).orElse(null);
    if (before != null && ORDER.compare(before, version) > 0) {
      rows.stand(handle, version.id(), Outcome.SUPERSEDED.name());
      rows.empty(handle, version.id());
      return Outcome.SUPERSEDED;
    }
    if (before != null) {
      rows.stand(handle, before.id(), Outcome.SUPERSEDED.name());
      rows.empty(handle, before.id());
    }
    Outcome outcome = version.function().equals("CANCELLATION") ? Outcome.VOID : Outcome.IN_FORCE;
    rows.stand(handle, version.id(), outcome.name());
    if (outcome == Outcome.VOID) rows.empty(handle, version.id());
    return outcome;
  }

  private static final Comparator<Version> ORDER =
      Comparator.comparing((Version each) -> each.issuedAt().toInstant())
          .thenComparing(each -> rank(each.function()))
          .thenComparing(Version::contentHash);

  private static int rank(String function) {
    return List.of("ORIGINAL", "REPLACEMENT", "CANCELLATION").indexOf(function);
  }

  private static boolean isRepeated(Handle handle, Version version) {
    return handle
        .createQuery(
            "select exists (select from manifest where partner = :partner and level = :level"
                + " and reference = :identity and content_hash = :contentHash and id <> :id"
                + " and standing <> 'READING')")
        .bindMethods(version)
        .mapTo(Boolean.class)
        .one();
  }

  private static Optional<Version> inForce(Handle handle, Version version) {
    return handle
        .createQuery(
            "select * from manifest where partner = :partner and level = :level"
                + " and reference = :identity and standing in ('IN_FORCE', 'VOID')")
        .bindMethods(version)
        .map(VERSION)
        .findOne();
  }

  /** Keeps which totals of the head are not those of the lines. */
  public void differs(Handle handle, long manifest, String differs) {
    handle
        .createUpdate("update manifest set differs = :differs where id = :id")
        .bind("differs", differs)
        .bind("id", manifest)
        .execute();
  }

  /** What is odd about a version: what it says of itself, against its lines. */
  public List<ManifestDefect> defects(Handle handle, long manifest) {
    return new ManifestDefects(handle, manifest).find();
  }
}
