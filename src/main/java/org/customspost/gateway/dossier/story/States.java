package org.customspost.gateway.dossier.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.customspost.gateway.dossier.Clocks;
import org.customspost.gateway.dossier.FilingState;
import org.customspost.gateway.model.customs.Decision;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.customs.Preloading;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Every state that an item is in now. Only reads; runs in the caller's transaction. */
public final class States {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

  /** The states of a dossier, the most pressing first; never none. */
  public List<State> of(Handle handle, long dossier) {
    List<State> states = new ArrayList<>();
    filings(handle, dossier).forEach(states::addAll);
    boolean declared = !states.isEmpty();
    states.addAll(departures(handle, dossier));
    states.addAll(referrals(handle, dossier));
    states.addAll(clocks(handle, dossier));
    if (!declared) states.add(new State(Situation.NOT_DECLARED, operator(handle, dossier)));
    states.sort(Comparator.comparing(State::situation));
    return List.copyOf(states);
  }

  private static Map<String, String> operator(Handle handle, long dossier) {
    return Map.of(
        "operator",
        query(handle, "select operator from dossier where id = :dossier", dossier)
            .mapTo(String.class)
            .one());
  }

  private static Query query(Handle handle, String sql, long dossier) {
    return handle.createQuery(sql).bind("dossier", dossier);
  }

  private static List<List<State>> filings(Handle handle, long dossier) {
    return query(
            handle,
            "select f.*, o.operator, (select max(respond_by) from answer a where a.filing = f.id)"
                + " as respond_by from filing f join dossier o on o.id = f.dossier"
                + " where f.dossier = :dossier order by f.id",
            dossier)
        .map((row, context) -> filing(row))
        .list();
  }

  private static List<State> filing(ResultSet row) throws SQLException {
    List<State> states = new ArrayList<>();
    String customs = row.getString("customs");
    Map<String, String> values = new HashMap<>();
    values.put("customs", customs);
    values.put("operator", row.getString("operator"));
    values.put("lrn", row.getString("lrn"));
    until(values, row.getObject("respond_by", OffsetDateTime.class));
    states.add(new State(standing(row), values));
    if (row.getObject("wished_version") != null
        && FilingState.valueOf(row.getString("state")) == FilingState.FILED)
      states.add(new State(Situation.WAITS_TO_CHANGE, values));
    if (row.getBoolean("overdue") && row.getString("standing").isEmpty())
      states.add(new State(Situation.OVERDUE, values));
    return states;
  }

  private static void until(Map<String, String> values, @Nullable OffsetDateTime time) {
    if (time == null) return;
    values.put("until", words(time));
    values.put("by", " until " + words(time));
  }

  private static String words(OffsetDateTime time) {
    return time.withOffsetSameInstant(ZoneOffset.UTC).format(TIME);
  }

  private static Situation standing(ResultSet row) throws SQLException {
    return standing(
        FilingState.valueOf(row.getString("state")),
        row.getString("standing"),
        !row.getString("presented").isEmpty());
  }

  /**
   * @param standing name of the meaning that stands; empty before the first answer
   * @param presented whether customs knows that the goods are there
   */
  static Situation standing(FilingState state, String standing, boolean presented) {
    if (state == FilingState.AWAITING_GOODS) return Situation.AWAITING_GOODS;
    if (state == FilingState.CANCELLED)
      return standing.isEmpty() ? Situation.CANCELLED : Situation.INVALIDATED;
    Meaning meaning = standing.isEmpty() ? null : Meaning.parse(standing).value();
    if (meaning == Preloading.DO_NOT_LOAD) return Situation.DO_NOT_LOAD;
    if (state == FilingState.CANCELLING) return Situation.CANCELLING;
    if (meaning == Decision.AWAITING_ARRIVAL && presented) return Situation.AWAITING_DECISION;
    if (meaning != null) return Words.situation(meaning);
    return switch (state) {
      case ACCEPTED -> Situation.ACCEPTED;
      case REJECTED -> Situation.REJECTED;
      case FILED, AWAITING_GOODS, CANCELLING, CANCELLED -> Situation.FILED;
    };
  }

  private static List<State> departures(Handle handle, long dossier) {
    return query(
            handle,
            "select p.partner, p.kind, p.state, p.problem, p.file_name, d.reference, o.operator"
                + " from document d join departure p on p.id = d.departure"
                + " join dossier o on o.id = d.dossier where d.dossier = :dossier"
                + " and p.state in ('PLANNED', 'READY', 'PARKED') order by p.id",
            dossier)
        .map(
            (row, context) -> {
              Map<String, String> values = new HashMap<>();
              String problem = row.getString("problem");
              values.put("customs", row.getString("partner"));
              values.put("operator", row.getString("operator"));
              values.put("lrn", row.getString("reference"));
              values.put("problem", problem);
              values.put("last", problem.isEmpty() ? "" : " The last try failed: " + problem);
              values.put("file", row.getString("file_name"));
              boolean declares = row.getString("kind").equals("DECLARATION");
              return new State(leaving(row.getString("state"), declares), values);
            })
        .list();
  }

  /**
   * @param state of a departure that did not leave
   * @param declares whether it is a declaration
   */
  static Situation leaving(String state, boolean declares) {
    return switch (state) {
      case "PARKED" -> declares ? Situation.DECLARATION_PARKED : Situation.NOTICE_PARKED;
      case "READY" -> declares ? Situation.READY : Situation.NOTICE_UNDER_WAY;
      default -> declares ? Situation.PLANNED : Situation.NOTICE_UNDER_WAY;
    };
  }

  private static List<State> referrals(Handle handle, long dossier) {
    return query(
            handle,
            "select * from referral where id in (select referral from item_referral"
                + " where dossier = :dossier) and response is null and not closed"
                + " and kind <> 'DO_NOT_LOAD' order by id",
            dossier)
        .map(
            (row, context) -> {
              Map<String, String> values = new HashMap<>();
              values.put("customs", row.getString("customs"));
              values.put("operator", row.getString("owner"));
              values.put("reference", row.getString("reference"));
              until(values, row.getObject("reply_by", OffsetDateTime.class));
              Situation situation =
                  row.getBoolean("late") ? Situation.REFERRAL_LATE : Situation.REFERRAL_OPEN;
              return new State(situation, values);
            })
        .list();
  }

  private static List<State> clocks(Handle handle, long dossier) {
    return query(
            handle,
            "select * from clock where dossier = :dossier and standing = :standing and told <> ''"
                + " order by filing, name",
            dossier)
        .bind("standing", Clocks.Standing.RUNNING.name())
        .map(
            (row, context) -> {
              Map<String, String> values = new HashMap<>();
              values.put("customs", row.getString("customs"));
              values.put("operator", row.getString("owner"));
              values.put("clock", row.getString("name"));
              values.put("waits", row.getString("waits_on"));
              until(values, row.getObject("due", OffsetDateTime.class));
              Situation situation =
                  row.getString("told").equals("MISSED")
                      ? Situation.CLOCK_MISSED
                      : Situation.CLOCK_MAY_MISS;
              return new State(situation, values);
            })
        .list();
  }
}
