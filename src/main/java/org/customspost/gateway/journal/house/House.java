package org.customspost.gateway.journal.house;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.journal.Ageing;

/**
 * Everything at a glance, as it is now: one answer for the home page, the API, the command and the
 * metrics. Without personal data.
 *
 * @param lastHour how long each stage took in the last hour
 * @param noIntake why nothing is taken in; empty where it is
 */
public record House(
    Instant at,
    List<Line> lines,
    List<Open> open,
    Ageing ageing,
    Map<Latency.Stage, Histogram> lastHour,
    List<Surroundings.Certificate> certificates,
    List<Surroundings.Disk> disks,
    String noIntake,
    List<Remark> remarks) {
  public House {
    lines = List.copyOf(lines);
    open = List.copyOf(open);
    lastHour = Map.copyOf(lastHour);
    certificates = List.copyOf(certificates);
    disks = List.copyOf(disks);
    remarks = List.copyOf(remarks);
  }

  /** While the database cannot be asked. */
  public static House unknown(Instant now, Surroundings surroundings) {
    return new House(
        now,
        List.of(),
        List.of(),
        Ageing.NONE,
        Map.of(),
        surroundings.certificates(),
        surroundings.disks(),
        surroundings.noIntake(),
        List.of());
  }

  /**
   * One channel of one partner.
   *
   * @param role operator, customs or carrier; empty where no agreement is known
   * @param today since midnight UTC
   * @param paused why it is to stand still; empty where it is not
   */
  public record Line(
      String partner,
      String channel,
      String role,
      Optional<Instant> lastIn,
      Optional<Instant> lastOut,
      Waiting waiting,
      Today today,
      boolean closed,
      String paused) {}

  /** What waits on a channel: to be worked on, to be written or sent, for support. */
  public record Waiting(
      long arrivals, long departures, long parkedArrivals, long parkedDepartures, Duration oldest) {
    static final Waiting NOTHING = new Waiting(0, 0, 0, 0, Duration.ZERO);

    public long all() {
      return arrivals + departures;
    }

    public long parked() {
      return parkedArrivals + parkedDepartures;
    }
  }

  /**
   * What came and left today.
   *
   * @param items item data that came, or answers of customs
   * @param refused items that we refused, or answers by which customs rejects
   */
  public record Today(long in, long out, long refusedMessages, long items, long refused) {
    static final Today NOTHING = new Today(0, 0, 0, 0, 0);

    public Today plus(Today other) {
      return new Today(
          in + other.in,
          out + other.out,
          refusedMessages + other.refusedMessages,
          items + other.items,
          refused + other.refused);
    }

    Today plus(Traffic.Line line) {
      boolean leaves = line.direction().equals("OUT");
      return new Today(
          in + (leaves ? 0 : line.messages()),
          out + (leaves ? line.messages() : 0),
          refusedMessages + line.refusedMessages(),
          items + (leaves ? 0 : line.items()),
          refused + (leaves ? 0 : line.refusedItems()));
    }
  }
}
