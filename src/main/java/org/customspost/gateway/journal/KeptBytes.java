package org.customspost.gateway.journal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.journal.Story.Kept;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * What is kept of an interchange, byte for byte: the document, what it came or left in, receipts.
 * Each has a key: {@code p} and the number of a payload, {@code r} and the arrival that a receipt
 * of ours is about, {@code m} and the number of a partner's receipt.
 */
public final class KeptBytes {
  private static final String OF_PAYLOADS =
      "select 'p' || p.id as key, k.what, k.name, p.bytes, case when u.wrapped_key is null then"
          + " to_char(u.erased_at at time zone 'UTC', 'YYYY-MM-DD') || ', under the retention of '"
          + " || u.kept_days || ' days' else '' end as erased from (%s) k"
          + " cross join payload_known(k.payload) p join retention_unit u on u.id = p.unit"
          + " order by k.place, p.id";

  private static final String ARRIVAL =
      "select 1 as place, 'document' as what, name, payload from arrival"
          + " where id = :id and state <> 'TURNED_AWAY'"
          + " union all select 2, 'message', 'as it came', entity from as2_received"
          + " where arrival = :id and entity is not null"
          + " union all select 3, 'attachment', name || ' ' || content_type, payload"
          + " from attachment where arrival = :id"
          + " union all select 4, 'digested', 'what our MIC is over', digested from as2_received"
          + " where arrival = :id and digested is not null";

  private static final String OUR_RECEIPT =
      "select 'r' || arrival as key, 'mdn' as what, 'ours' as name, octet_length(mdn) as bytes, '' as erased"
          + " from as2_received where arrival = :id and octet_length(mdn) > 0";

  private static final String DEPARTURE =
      "select 1 as place, 'document' as what, d.file_name as name,"
          + " coalesce(s.content, d.payload) as payload"
          + " from departure d left join as2_sent s on s.departure = d.id where d.id = :id"
          + " union all select 2, 'message', 'as it left', d.payload"
          + " from departure d join as2_sent s on s.departure = d.id where d.id = :id"
          + " union all select 3, 'digested', 'what our MIC is over', digested from as2_mdn"
          + " where departure = :id and digested is not null";

  private static final String THEIR_RECEIPTS =
      "select 'm' || id as key, 'mdn' as what, 'of ' || partner || ', ' || verdict as name,"
          + " octet_length(mdn) as bytes, '' as erased from as2_mdn where departure = :id order by id";

  private static final RowMapper<Kept> KEPT =
      (row, context) ->
          new Kept(
              row.getString("key"),
              row.getString("what"),
              row.getString("name"),
              row.getLong("bytes"),
              row.getString("erased"));

  private final Payloads payloads;

  public KeptBytes(Payloads payloads) {
    this.payloads = payloads;
  }

  static List<Kept> ofArrival(Handle handle, long id) {
    return both(handle, id, ARRIVAL, OUR_RECEIPT);
  }

  static List<Kept> ofDeparture(Handle handle, long id) {
    return both(handle, id, DEPARTURE, THEIR_RECEIPTS);
  }

  private static List<Kept> both(Handle handle, long id, String payloads, String receipts) {
    List<Kept> kept = new ArrayList<>(list(handle, id, OF_PAYLOADS.formatted(payloads)));
    kept.addAll(list(handle, id, receipts));
    return kept;
  }

  private static List<Kept> list(Handle handle, long id, String sql) {
    return handle.createQuery(sql).bind("id", id).map(KEPT).list();
  }

  /** The bytes of something that a story names. */
  public InputStream open(Handle handle, Kept kept) {
    long number = Long.parseLong(kept.key().substring(1));
    return switch (kept.key().charAt(0)) {
      case 'r' -> receipt(handle, "select mdn from as2_received where arrival = ?", number);
      case 'm' -> receipt(handle, "select mdn from as2_mdn where id = ?", number);
      default -> payloads.open(number);
    };
  }

  private static InputStream receipt(Handle handle, String sql, long number) {
    return new ByteArrayInputStream(
        handle.createQuery(sql).bind(0, number).mapTo(byte[].class).one());
  }
}
