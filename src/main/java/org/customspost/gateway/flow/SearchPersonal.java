package org.customspost.gateway.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.find.ListPage;
import org.customspost.gateway.journal.find.Listings;
import org.customspost.gateway.journal.find.Lists;
import org.customspost.gateway.journal.find.Selection;
import org.customspost.gateway.mapping.Fields;
import org.customspost.gateway.mapping.Shown;
import org.customspost.gateway.model.passage.Arrival;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.jdbi.v3.core.Handle;

/**
 * Looks for text in the personal fields of items. They are nowhere but in the sealed bodies: so the
 * items of a time are opened and read, the newest message first, until the time for it is over. Who
 * may do so, and that it is kept, is its caller's matter.
 */
public final class SearchPersonal {
  private static final int MOST = 50;
  private static final int LOOK_AT_THE_CLOCK = 50;
  private static final int MESSAGES_AT_ONCE = 50;
  private static final Duration ONE_SECOND = Duration.ofSeconds(1);

  private final Database database;
  private final Arrivals arrivals;
  private final Bytes bytes;
  private final Contents contents;
  private final CurrentAgreements agreements;
  private final LongSupplier nanos;

  /**
   * @param nanos a clock that only goes forward
   */
  public SearchPersonal(
      Database database,
      Stores stores,
      Bytes bytes,
      CurrentAgreements agreements,
      CurrentCatalogue catalogues,
      LongSupplier nanos) {
    this.database = database;
    this.arrivals = stores.arrivals();
    this.bytes = bytes;
    this.contents =
        new Contents(
            database,
            stores.arrivals(),
            stores.dossiers(),
            stores.answers(),
            stores.referrals(),
            agreements,
            catalogues);
    this.agreements = agreements;
    this.nanos = nanos;
  }

  /**
   * An item that has the text.
   *
   * @param fields where, in the words of the model; never the values
   */
  public record Match(String item, String partner, OffsetDateTime at, List<String> fields) {
    public Match {
      fields = List.copyOf(fields);
    }
  }

  /**
   * What was found.
   *
   * @param items that were looked through
   * @param reached when the oldest message came that was looked into, where not all were
   */
  public record Sought(List<Match> matches, long items, Optional<OffsetDateTime> reached) {
    public Sought {
      matches = List.copyOf(matches);
    }
  }

  private record Candidate(
      long version, String item, long headOffset, int headLength, long offset, int length) {}

  /** Items that came within a time and have the text in a personal field, at most fifty. */
  public Sought find(String text, OffsetDateTime from, OffsetDateTime until, Duration patience) {
    long deadline = nanos.getAsLong() + patience.toNanos();
    Run run = new Run(text, deadline);
    Selection messages =
        new Selection(
            Listings.ARRIVALS, Map.of(), Optional.of(from), Optional.of(until), Long.MAX_VALUE);
    Optional<Long> next = Optional.of(Long.MAX_VALUE);
    while (next.isPresent()) {
      ListPage page = page(messages.before(next.get()));
      for (ListPage.Line each : page.lines()) {
        Arrival arrival = database.transaction(handle -> arrivals.get(handle, each.key()));
        if (!run.through(arrival))
          return new Sought(run.matches, run.items, Optional.of(arrival.receivedAt()));
      }
      next = page.next();
    }
    return new Sought(run.matches, run.items, Optional.empty());
  }

  private ListPage page(Selection messages) {
    return database.transaction(
        handle -> new Lists(nanos).page(handle, messages, MESSAGES_AT_ONCE, ONE_SECOND));
  }

  private static List<Candidate> candidates(Handle handle, long arrival) {
    return handle
        .createQuery(
            "select v.*, d.item_id from item_version v join dossier d on d.id = v.dossier"
                + " where v.arrival = :arrival order by v.ordinal")
        .bind("arrival", arrival)
        .map(
            (row, context) ->
                new Candidate(
                    row.getLong("id"),
                    row.getString("item_id"),
                    row.getLong("head_offset"),
                    row.getInt("head_length"),
                    row.getLong("unit_offset"),
                    row.getInt("unit_length")))
        .list();
  }

  /** One search. */
  private final class Run {
    private final String text;
    private final byte[] sure;
    private final long deadline;
    private final List<Match> matches = new ArrayList<>();
    private long items;

    Run(String text, long deadline) {
      this.text = text.toLowerCase(Locale.ROOT);
      this.sure = sure(this.text);
      this.deadline = deadline;
    }

    /** False where the time is over before its end, or enough is found. */
    boolean through(Arrival arrival) {
      Agreement agreement = agreements.now().of(arrival.partner());
      try (Rereading again = new Rereading(bytes)) {
        for (Candidate each : database.transaction(handle -> candidates(handle, arrival.id()))) {
          if (matches.size() == MOST || over()) return false;
          items++;
          if (may(again, arrival, agreement, each)) match(again, arrival, each);
        }
        return true;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (GatewayException e) {
        if (e.code() == ErrorCode.JRN_013) return true; // erased: there is nothing personal left
        throw e;
      }
    }

    private boolean over() {
      return items % LOOK_AT_THE_CLOCK == 0 && nanos.getAsLong() >= deadline;
    }

    /** Most items are ruled out by their bytes alone, which costs a tenth of reading them. */
    private boolean may(Rereading again, Arrival arrival, Agreement agreement, Candidate each)
        throws IOException {
      // The head first: what is read again is at hand in that order.
      again.range(arrival, agreement, each.headOffset(), each.headLength());
      return has(again.range(arrival, agreement, each.offset(), each.length()), sure);
    }

    private void match(Rereading again, Arrival arrival, Candidate each) {
      List<String> fields =
          Fields.of(contents.item(each.version(), again)).stream()
              .filter(field -> field.shown() == Shown.MASKED)
              .filter(field -> field.value().toLowerCase(Locale.ROOT).contains(text))
              .map(Fields.Field::path)
              .toList();
      if (!fields.isEmpty())
        matches.add(new Match(each.item(), arrival.partner(), arrival.receivedAt(), fields));
    }
  }

  /** The longest part of it that every character set writes in the same bytes. */
  static byte[] sure(String text) {
    String longest = "";
    for (String each : text.split("[^a-z0-9]+", -1))
      if (each.length() > longest.length()) longest = each;
    return longest.getBytes(StandardCharsets.US_ASCII);
  }

  /** Small and capital letters are the same. */
  static boolean has(byte[] bytes, byte[] lower) {
    for (int start = 0; start + lower.length <= bytes.length; start++) {
      int at = 0;
      while (at < lower.length && lower(bytes[start + at]) == lower[at]) at++;
      if (at == lower.length) return true;
    }
    return false;
  }

  private static int lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
  }
}
