package org.customspost.gateway.dossier.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.customspost.gateway.dossier.story.ItemStory.Happened;
import org.customspost.gateway.dossier.story.ItemStory.Ref;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.journal.Story.Fact;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One line of time of an item, from what came to what was told. */
final class Timeline {
  /** What the journal's own story tells and this one does not tell better. */
  private static final Set<String> REPLACED =
      Set.of("version", "planned", "document", "answer", "finding", "answered", "acknowledged");

  private static final String CAME =
      "select v.id, v.number, v.function, v.created_at, v.ordinal, v.format, a.id as arrival,"
          + " a.partner, a.channel, a.name, a.bytes, a.hash, a.properties, a.received_at,"
          + " a.catalogue, r.message_id, r.mic, r.stated, r.disposition,"
          + " coalesce(octet_length(r.mdn), 0) as mdn"
          + " from item_version v join arrival a on a.id = v.arrival"
          + " left join as2_received r on r.arrival = a.id and r.taken"
          + " where v.dossier = :dossier";

  private static final String FOUND =
      "select n.*, a.name from (select * from finding where dossier = :dossier"
          + " union select f.* from item_version v join finding f on f.arrival = v.arrival"
          + " and f.ordinal = v.ordinal where v.dossier = :dossier) n"
          + " left join arrival a on a.id = n.arrival";

  private static final String LEFT =
      "select d.reference, d.function, d.meaning, d.mrn, v.number, v.created_at, w.received_at,"
          + " p.id, p.partner, p.channel, p.kind, p.format, p.catalogue, p.file_name, p.state,"
          + " p.prepared_at, p.ready_at, p.sent_at, p.proof, p.acknowledged_at, p.tries, p.problem,"
          + " s.message_id, s.mic, encode(b.hash, 'hex') as hash, b.bytes,"
          + " (select string_agg(concat_ws(' ', m.verdict, m.disposition, nullif('MIC ' || m.mic,"
          + " 'MIC ')), '; ' order by m.id) from as2_mdn m where m.departure = p.id) as mdn"
          + " from document d join departure p on p.id = d.departure"
          + " left join item_version v on v.id = d.item_version"
          + " left join answer w on w.id = d.answer left join as2_sent s on s.departure = p.id"
          + " left join payload_known(coalesce(s.content, p.payload)) b on true"
          + " where d.dossier = :dossier";

  private static final String ANSWERED =
      "select a.*, i.name from answer a join filing f on f.id = a.filing"
          + " join arrival i on i.id = a.arrival where f.dossier = :dossier";

  private final List<Happened> all = new ArrayList<>();

  private Timeline() {}

  /**
   * @param story as the journal tells it
   */
  static List<Happened> of(Handle handle, long dossier, Story story) {
    Timeline line = new Timeline();
    line.query(handle, CAME, dossier, line::came);
    line.query(handle, FOUND, dossier, line::found);
    line.query(handle, ANSWERED, dossier, line::answered);
    line.query(handle, LEFT, dossier, line::left);
    for (Story.Moment each : story.moments())
      if (!REPLACED.contains(each.what()))
        line.add(each.at(), each.what(), each.who(), each.text(), new Details(), null, null);
    line.all.sort(Comparator.comparing(Happened::at));
    return line.all;
  }

  /** Tells a row. */
  @FunctionalInterface
  private interface Teller {
    void tell(ResultSet row) throws SQLException;
  }

  private void query(Handle handle, String sql, long dossier, Teller teller) {
    handle
        .createQuery(sql)
        .bind("dossier", dossier)
        .map(
            (row, context) -> {
              teller.tell(row);
              return 0;
            })
        .list();
  }

  /** Names and values; what is empty is left out. */
  private static final class Details {
    private final List<Fact> facts = new ArrayList<>();

    Details with(String name, @Nullable String value) {
      if (value != null && !value.isEmpty()) facts.add(new Fact(name, value));
      return this;
    }
  }

  private void add(
      OffsetDateTime at,
      String what,
      String who,
      String text,
      Details details,
      @Nullable Ref ref,
      @Nullable Long answer) {
    all.add(new Happened(at, what, who, text, details.facts, ref, answer));
  }

  private void came(ResultSet row) throws SQLException {
    Details details =
        new Details()
            .with("file", row.getString("name"))
            .with("item in it", row.getString("ordinal"))
            .with("channel", row.getString("channel"))
            .with("bytes", row.getString("bytes"))
            .with("SHA-256", row.getString("hash"))
            .with("AS2 Message-ID", row.getString("message_id"))
            .with("MIC", row.getString("mic"))
            .with("MIC signed by the sender", row.getString("stated"))
            .with("MDN", mdn(row));
    row.getString("properties")
        .lines()
        .filter(each -> !each.startsWith("signature="))
        .forEach(each -> details.with(before(each), each.substring(each.indexOf('=') + 1)));
    details
        .with("read as", row.getString("format"))
        .with("mapping version", shortened(row.getString("catalogue")));
    String text =
        "version "
            + row.getInt("number")
            + ": "
            + row.getString("function").toLowerCase(Locale.ROOT);
    OffsetDateTime at = time(row, "created_at");
    OffsetDateTime received = time(row, "received_at");
    Ref ref = new Ref(Ref.Kind.IN, row.getLong("arrival"), row.getString("name"));
    add(
        received.isBefore(at) ? received : at,
        "came",
        row.getString("partner"),
        text,
        details,
        ref,
        null);
  }

  private static String before(String property) {
    int equals = property.indexOf('=');
    return equals < 0 ? "came with" : property.substring(0, equals);
  }

  private static String mdn(ResultSet row) throws SQLException {
    String disposition = row.getString("disposition");
    if (disposition == null) return "";
    return row.getInt("mdn") == 0 ? disposition + ", none was asked for" : disposition;
  }

  private void found(ResultSet row) throws SQLException {
    Details details =
        new Details()
            .with("field", row.getString("field"))
            .with("place", row.getString("position"))
            .with("severity", row.getString("severity").toLowerCase(Locale.ROOT));
    long arrival = row.getLong("arrival");
    Ref ref =
        arrival == 0 ? null : new Ref(Ref.Kind.IN, arrival, String.valueOf(row.getString("name")));
    add(time(row, "found_at"), "found", "", row.getString("text"), details, ref, null);
  }

  private void left(ResultSet row) throws SQLException {
    Planned.Kind kind = Planned.Kind.valueOf(row.getString("kind"));
    String meaning = row.getString("meaning");
    String function = row.getString("function").toLowerCase(Locale.ROOT);
    String who = row.getString("partner");
    String word = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    Ref ref = new Ref(Ref.Kind.OUT, row.getLong("id"), row.getString("file_name"));
    Details details =
        new Details()
            .with("reference", row.getString("reference"))
            .with("MRN", row.getString("mrn"))
            .with("of version", row.getString("number"))
            .with("written as", row.getString("format"))
            .with("mapping version", shortened(row.getString("catalogue")))
            .with("file", row.getString("file_name"))
            .with("bytes", row.getString("bytes"))
            .with("SHA-256", row.getString("hash"))
            .with("state", row.getString("state").toLowerCase(Locale.ROOT))
            .with("tries", row.getInt("tries") == 0 ? "" : row.getString("tries"))
            .with("problem", row.getString("problem"));
    String text =
        switch (kind) {
          case DECLARATION -> "declared: " + function;
          default -> word + ": " + Words.of(meaning);
        };
    String name = word + " " + row.getString("reference");
    String what = kind == Planned.Kind.DECLARATION ? "declared" : "told";
    add(planned(row), what, who, text, details, ref, null);
    OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
    if (sent != null) {
      Details transport =
          new Details()
              .with("channel", row.getString("channel"))
              .with("proof", row.getString("proof"))
              .with("AS2 Message-ID", row.getString("message_id"))
              .with("MIC", row.getString("mic"));
      add(sent, "sent", who, name, transport, ref, null);
    }
    OffsetDateTime acknowledged = row.getObject("acknowledged_at", OffsetDateTime.class);
    if (acknowledged != null) {
      Details receipt = new Details().with("MDN", row.getString("mdn"));
      add(acknowledged, "acknowledged", who, name, receipt, ref, null);
    }
  }

  /** Told to the second in the document: never before what made us plan it. */
  private static OffsetDateTime planned(ResultSet row) throws SQLException {
    OffsetDateTime latest = time(row, "prepared_at");
    for (String each : List.of("created_at", "received_at")) {
      OffsetDateTime time = row.getObject(each, OffsetDateTime.class);
      if (time != null && time.isAfter(latest)) latest = time;
    }
    return latest;
  }

  private void answered(ResultSet row) throws SQLException {
    Details details =
        new Details()
            .with("code", row.getString("code"))
            .with("meaning", row.getString("meaning"))
            .with("LRN", row.getString("lrn"))
            .with("MRN", row.getString("mrn"))
            .with("notification", row.getString("notification_id"))
            .with("reply by", row.getString("respond_by"))
            .with("issued", row.getString("issued_at"))
            .with("file", row.getString("name"));
    Ref ref = new Ref(Ref.Kind.IN, row.getLong("arrival"), row.getString("name"));
    String text = Words.of(row.getString("meaning"));
    // when we heard it: what customs' clock says may lie before the declaration
    add(
        time(row, "received_at"),
        "answered",
        row.getString("customs"),
        text,
        details,
        ref,
        row.getLong("id"));
  }

  private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class);
  }

  /** As much of a hash as tells it from others. */
  private static String shortened(String hash) {
    return hash.length() <= 12 ? hash : hash.substring(0, 12);
  }
}
