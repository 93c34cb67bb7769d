package org.customspost.gateway.dossier.match;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * What an announcement is about: the version in force with its lines, and the matches that were
 * made of former versions, whose lines are gone. Only reads.
 */
final class Announcement {
  private static final String SAME =
      "select v.id from manifest m join manifest v on v.partner = m.partner and v.level = m.level"
          + " and v.reference = m.reference where m.id = :manifest and (v.standing = 'IN_FORCE') = :inForce";

  private static final String ITEMS =
      "select line, item_id from manifest_item where manifest = any(:manifests)"
          + " and (line, item_id) > (:line, :item) order by line, item_id limit :page";

  private static final String HOUSES =
      "select number as line, house_document as item_id from manifest_line"
          + " where manifest = any(:manifests) and house_document ~ '^[A-Z]{2}[0-9]{9}[A-Z]{2}$' and (number, house_document) > (:line, :item)"
          + " order by number, house_document limit :page";

  private static final String RECEPTACLES =
      "select receptacle from manifest_line where manifest = any(:inForce) and receptacle <> ''"
          + " union select receptacle from receptacle_match where despatch_manifest = any(:former)"
          + " union select receptacle from receptacle_match where consignment_manifest = any(:former)"
          + " union select receptacle from receptacle_match where flight_manifest = any(:former)";

  private static final String DOCUMENTS =
      "select transport_document from manifest_line where manifest = any(:inForce)"
          + " and transport_document <> ''"
          + " union select transport_document from receptacle_match"
          + " where receptacle = any(:receptacles) and transport_document <> ''";

  private static final String BESIDE =
      "select receptacle from receptacle_match where transport_document = any(:documents)"
          + " and transport_document <> ''"
          + " union select receptacle from receptacle_match where despatch = any(:despatches)";

  /** Where a page of items ended. */
  record Place(int line, String item) {
    static final Place START = new Place(0, "");
  }

  private final Handle handle;
  private final List<Long> inForce;
  private final List<Long> former;

  Announcement(Handle handle, long manifest) {
    this.handle = handle;
    this.inForce = versions(manifest, true);
    this.former = versions(manifest, false);
  }

  private List<Long> versions(long manifest, boolean standing) {
    return handle
        .createQuery(SAME)
        .bind("manifest", manifest)
        .bind("inForce", standing)
        .mapTo(Long.class)
        .list();
  }

  /** The next items of its lines, in their order. */
  List<Place> items(Place after, int page) {
    return page(ITEMS, after, page);
  }

  /** The next house consignments of its lines that have the number of an item (S10). */
  List<Place> houses(Place after, int page) {
    return page(HOUSES, after, page);
  }

  private List<Place> page(String query, Place after, int page) {
    return handle
        .createQuery(query)
        .bindArray("manifests", Long.class, inForce)
        .bind("line", after.line())
        .bind("item", after.item())
        .bind("page", page)
        .map((row, context) -> new Place(row.getInt("line"), row.getString("item_id")))
        .list();
  }

  /** Items whose match was made of a former version: fewer each time they are matched. */
  List<String> formerItems(int page) {
    return handle
        .createQuery(
            "select item_id from item_match where manifest = any(:former)"
                + " and manifest is not null order by item_id limit :page")
        .bindArray("former", Long.class, former)
        .bind("page", page)
        .mapTo(String.class)
        .list();
  }

  /** Its receptacles, and those of former versions. */
  Set<String> receptacles() {
    return new TreeSet<>(
        handle
            .createQuery(RECEPTACLES)
            .bindArray("inForce", Long.class, inForce)
            .bindArray("former", Long.class, former)
            .mapTo(String.class)
            .list());
  }

  /** Receptacles that share a waybill or a despatch with it. */
  Set<String> beside(Collection<String> receptacles, Collection<String> despatches) {
    List<String> documents =
        handle
            .createQuery(DOCUMENTS)
            .bindArray("inForce", Long.class, inForce)
            .bindArray("receptacles", String.class, receptacles)
            .mapTo(String.class)
            .list();
    return new TreeSet<>(
        handle
            .createQuery(BESIDE)
            .bindArray("documents", String.class, documents)
            .bindArray("despatches", String.class, despatches)
            .mapTo(String.class)
            .list());
  }
}
