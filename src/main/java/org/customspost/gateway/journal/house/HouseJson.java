package org.customspost.gateway.journal.house;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The house as JSON: the same for the command and the API. */
public final class HouseJson {
  private static final double MILLIS = 1000;
  private static final double NINE_OF_TEN = 0.9;

  private HouseJson() {}

  /** One object. */
  public static void write(JsonGenerator json, House house) throws IOException {
    json.writeStartObject();
    json.writeStringField("at", utc(house.at()));
    array(json, "remarks", house.remarks(), HouseJson::fields);
    array(json, "channels", house.lines(), HouseJson::fields);
    array(json, "open", house.open(), HouseJson::fields);
    json.writeObjectFieldStart("lastHour");
    spreads(json, house.lastHour());
    json.writeEndObject();
    array(json, "certificates", house.certificates(), HouseJson::fields);
    array(json, "disks", house.disks(), HouseJson::fields);
    json.writeStringField("noIntake", house.noIntake());
    AgeingJson.fields(json, house.ageing());
    json.writeEndObject();
  }

  private static void fields(JsonGenerator json, Remark each) throws IOException {
    json.writeStringField("kind", each.kind().word());
    json.writeBooleanField("urgent", each.kind().urgent());
    json.writeStringField("partner", each.partner());
    json.writeStringField("text", each.text());
  }

  private static void fields(JsonGenerator json, House.Line each) throws IOException {
    json.writeStringField("partner", each.partner());
    json.writeStringField("channel", each.channel());
    json.writeStringField("role", each.role());
    time(json, "lastIn", each.lastIn());
    time(json, "lastOut", each.lastOut());
    json.writeNumberField("arrivalsWaiting", each.waiting().arrivals());
    json.writeNumberField("departuresWaiting", each.waiting().departures());
    json.writeNumberField("oldestWaitingSeconds", seconds(each.waiting().oldest()));
    json.writeNumberField("arrivalsParked", each.waiting().parkedArrivals());
    json.writeNumberField("departuresParked", each.waiting().parkedDepartures());
    json.writeNumberField("inToday", each.today().in());
    json.writeNumberField("outToday", each.today().out());
    json.writeNumberField("interchangesRefusedToday", each.today().refusedMessages());
    json.writeNumberField("itemsToday", each.today().items());
    json.writeNumberField("itemsRefusedToday", each.today().refused());
    json.writeBooleanField("closed", each.closed());
    json.writeStringField("paused", each.paused());
  }

  private static void fields(JsonGenerator json, Open each) throws IOException {
    json.writeStringField("what", each.what().word());
    json.writeStringField("partner", each.partner());
    json.writeStringField("customs", each.customs());
    json.writeStringField("reason", each.reason());
    json.writeStringField("oldest", utc(each.oldest().toInstant()));
    json.writeObjectFieldStart("ages");
    for (int i = 0; i < each.ages().size(); i++)
      json.writeNumberField(Open.heads().get(i), each.ages().get(i));
    json.writeEndObject();
  }

  private static void fields(JsonGenerator json, Surroundings.Certificate each) throws IOException {
    json.writeStringField("use", each.use());
    json.writeStringField("alias", each.alias());
    json.writeStringField("name", each.name());
    json.writeStringField("until", utc(each.until()));
  }

  private static void fields(JsonGenerator json, Surroundings.Disk each) throws IOException {
    json.writeStringField("holds", each.holds());
    json.writeNumberField("freeBytes", each.free());
    json.writeNumberField("leastFreeBytes", each.least());
    json.writeNumberField("wholeBytes", each.whole());
    json.writeStringField("state", each.state().word());
  }

  /** What time has brought, as one object with a point for each cut. */
  public static void write(JsonGenerator json, Course course) throws IOException {
    json.writeStartObject();
    json.writeStringField("grain", course.grain().word());
    array(json, "points", course.points(), HouseJson::fields);
    json.writeEndObject();
  }

  private static void fields(JsonGenerator json, Course.Point each) throws IOException {
    json.writeStringField("at", utc(each.at()));
    json.writeNumberField("in", each.in());
    json.writeNumberField("out", each.out());
    json.writeNumberField("items", each.items());
    json.writeNumberField("refused", each.refused());
    json.writeNumberField("answers", each.answers());
    spreads(json, each.took());
  }

  /** The fields of one object of an array. */
  @FunctionalInterface
  private interface Fields<T> {
    void write(JsonGenerator json, T each) throws IOException;
  }

  private static <T> void array(JsonGenerator json, String name, Iterable<T> all, Fields<T> fields)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (T each : all) {
      json.writeStartObject();
      fields.write(json, each);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void spreads(JsonGenerator json, Map<Latency.Stage, Histogram> took)
      throws IOException {
    for (Map.Entry<Latency.Stage, Histogram> each : new TreeMap<>(took).entrySet()) {
      json.writeObjectFieldStart(each.getKey().word());
      json.writeNumberField("count", each.getValue().total());
      Optional<Duration> median = each.getValue().median();
      if (median.isPresent()) json.writeNumberField("medianSeconds", seconds(median.get()));
      Optional<Duration> most = each.getValue().quantile(NINE_OF_TEN);
      if (most.isPresent()) json.writeNumberField("p90Seconds", seconds(most.get()));
      json.writeEndObject();
    }
  }

  private static void time(JsonGenerator json, String name, Optional<Instant> at)
      throws IOException {
    if (at.isPresent()) json.writeStringField(name, utc(at.get()));
  }

  private static String utc(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static double seconds(Duration time) {
    return time.toMillis() / MILLIS;
  }
}
