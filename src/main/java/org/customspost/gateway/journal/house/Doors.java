package org.customspost.gateway.journal.house;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.customspost.gateway.journal.Backlog;
import org.customspost.gateway.journal.Pauses;
import org.jdbi.v3.core.Handle;

/** Puts together what is known of each channel. */
final class Doors {
  private static final long MILLIS = 1000;

  private record Key(String partner, String channel) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::partner).thenComparing(Key::channel);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private final Map<Key, Instant> lastIn = new HashMap<>();
  private final Map<Key, Instant> lastOut = new HashMap<>();
  private final Map<Key, House.Waiting> waiting = new HashMap<>();
  private final Map<Key, House.Today> today = new HashMap<>();
  private final Map<Key, String> paused = new HashMap<>();
  private final Surroundings surroundings;

  private Doors(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  static List<House.Line> now(
      Handle handle, List<Backlog.Line> backlog, Surroundings surroundings, Instant now) {
    Doors doors = new Doors(surroundings);
    doors.last(handle);
    for (Pauses.Row each : new Pauses().all(handle))
      doors.paused.put(
          new Key(each.partner(), each.channel()), each.reason() + " (" + each.who() + ")");
    for (Backlog.Line each : backlog)
      doors.waiting.put(new Key(each.partner(), each.channel()), waiting(each));
    for (Traffic.Line each : Traffic.since(handle, Grain.DAY, Grain.DAY.floor(now)))
      doors.today.merge(
          new Key(each.partner(), each.channel()),
          House.Today.NOTHING.plus(each),
          (sum, one) -> sum.plus(each));
    return doors.lines();
  }

  private void last(Handle handle) {
    handle
        .createQuery("select * from last_message")
        .map(
            (row, context) -> {
              Key key = new Key(row.getString("partner"), row.getString("channel"));
              Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
              (row.getString("direction").equals("IN") ? lastIn : lastOut).put(key, at);
              return key;
            })
        .list();
  }

  private static House.Waiting waiting(Backlog.Line line) {
    return new House.Waiting(
        line.arrivals(),
        line.departures(),
        line.parkedArrivals(),
        line.parkedDepartures(),
        Duration.ofMillis((long) (line.oldestSeconds() * MILLIS)));
  }

  private List<House.Line> lines() {
    TreeSet<Key> keys = new TreeSet<>();
    for (Surroundings.Door each : surroundings.doors())
      keys.add(new Key(each.partner(), each.channel()));
    for (Map<Key, ?> each : List.of(lastIn, lastOut, waiting, today, paused))
      keys.addAll(each.keySet());
    List<House.Line> lines = new ArrayList<>();
    for (Key each : keys) lines.add(line(each));
    return lines;
  }

  private House.Line line(Key key) {
    Optional<Surroundings.Door> door = surroundings.door(key.partner(), key.channel());
    return new House.Line(
        key.partner(),
        key.channel(),
        door.map(Surroundings.Door::role).orElse(""),
        Optional.ofNullable(lastIn.get(key)),
        Optional.ofNullable(lastOut.get(key)),
        waiting.getOrDefault(key, House.Waiting.NOTHING),
        today.getOrDefault(key, House.Today.NOTHING),
        door.map(Surroundings.Door::closed).orElse(false),
        paused.getOrDefault(key, ""));
  }
}
