package org.customspost.gateway.flow.act;

import static org.customspost.gateway.error.ErrorCode.TRK_621;
import static org.customspost.gateway.error.ErrorCode.TRK_622;
import static org.customspost.gateway.error.ErrorCode.TRK_623;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.customspost.gateway.dossier.hold.Orders;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Audit;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Parked;
import org.customspost.gateway.journal.Pauses;
import org.customspost.gateway.journal.Subjects;
import org.customspost.gateway.journal.Work;
import org.jdbi.v3.core.Handle;

/**
 * What a person may do, for one thing or for many: first shown, then done once. Every method runs
 * in the caller's transaction.
 */
public final class Actions {
  /** The longest reason that is kept. */
  public static final int LONGEST_REASON = 200;

  private static final int LONGEST_KEY = 100;

  /**
   * How much at once.
   *
   * @param most targets of one action
   * @param perSecond how many of them become due in a second
   */
  public record Limits(int most, int perSecond) {
    public static final Limits USUAL = new Limits(200, 10);

    private Duration delay(int position) {
      return Duration.ofMillis(1000L * position / perSecond);
    }
  }

  /**
   * What will happen.
   *
   * @param key by which it is confirmed: what is confirmed twice is done once
   * @param beyond how many more were chosen than are acted on at once; they are left alone
   */
  public record Preview(Action action, String key, List<Judged> each, int beyond) {
    public Preview {
      each = List.copyOf(each);
    }

    /** What will be changed. */
    public List<Judged> acted() {
      return each.stream().filter(one -> one.verdict().acts()).toList();
    }

    /** What is left alone. */
    public List<Judged> left() {
      return each.stream().filter(one -> !one.verdict().acts()).toList();
    }
  }

  /** A target and what will become of it. */
  public record Judged(Target target, Verdict verdict) {}

  /**
   * What has happened.
   *
   * @param repeated whether it was done before, under the same key: then this is what was done then
   */
  public record Result(Audit.Entry entry, List<Audit.Line> lines, boolean repeated) {
    public Result {
      lines = List.copyOf(lines);
    }
  }

  private final Map<Action, Deed> deeds = new EnumMap<>(Action.class);
  private final Audit audit = new Audit();
  private final Limits limits;

  /**
   * @param agreed whether an agreement has a channel, by {@code partner/channel}
   */
  public Actions(Work work, Predicate<String> agreed, Limits limits) {
    Subjects subjects = new Subjects();
    Departures departures = new Departures();
    Pauses pauses = new Pauses();
    Newest newest = new Newest();
    Log log = new Log();
    this.limits = limits;
    deeds.put(Action.RESUBMIT, new Resubmit(subjects, new Parked(), newest, work, log));
    deeds.put(Action.RESEND, new Resend(subjects, departures, newest, work, log));
    deeds.put(Action.RENOTIFY, new Renotify(subjects, work, log));
    deeds.put(Action.CANCEL, new CancelRetry(subjects, new Arrivals(), departures, log));
    deeds.put(Action.PAUSE, new PauseChannel(pauses, agreed));
    deeds.put(Action.RESUME, new ResumeChannel(pauses));
    deeds.put(Action.ACKNOWLEDGE, new AcknowledgeHold(new Orders(), log));
  }

  public Limits limits() {
    return limits;
  }

  /** Says what would happen, and changes nothing. */
  public Preview preview(Handle handle, Action action, Collection<Target> chosen) {
    List<Target> targets = inOrder(chosen);
    List<Target> looked = targets.subList(0, Math.min(targets.size(), limits.most()));
    List<Judged> judged = new ArrayList<>();
    deed(action).lock(handle, looked);
    for (Target each : looked) judged.add(new Judged(each, look(handle, action, each)));
    int beyond = Math.max(0, targets.size() - limits.most());
    return new Preview(action, UUID.randomUUID().toString(), judged, beyond);
  }

  /**
   * Does it, spread over time, and keeps who did what and why. Each target is looked at once more:
   * what has changed since the preview is left alone. Under a key that was used before nothing is
   * done.
   *
   * @throws GatewayException TRK-621 or TRK-622: nothing was done
   */
  public Result perform(
      Handle handle,
      Action action,
      String key,
      Collection<Target> chosen,
      Audit.Who who,
      String reason) {
    List<Target> targets = inOrder(chosen);
    require(key, targets, reason);
    OptionalLong begun = audit.begin(handle, who, action.word(), reason.strip(), key);
    if (begun.isPresent()) {
      Deed.Cause cause = new Deed.Cause(who.name(), who.role(), reason.strip());
      audit.keep(handle, begun.getAsLong(), performed(handle, action, targets, cause));
    }
    Audit.Entry entry = audit.under(handle, key);
    return new Result(entry, audit.lines(handle, entry.id()), begun.isEmpty());
  }

  private List<Audit.Line> performed(
      Handle handle, Action action, List<Target> targets, Deed.Cause cause) {
    List<Audit.Line> lines = new ArrayList<>();
    int acted = 0;
    deed(action).lock(handle, targets);
    for (Target each : targets) {
      Verdict verdict = look(handle, action, each);
      if (verdict.acts()) deed(action).act(handle, each, cause, limits.delay(acted++));
      lines.add(
          new Audit.Line(
              each.text(), verdict.name(), verdict.partner(), verdict.acts(), verdict.text()));
    }
    return lines;
  }

  /**
   * The order in which targets are locked, the same for everybody, and in which they leave: what
   * was made first goes first.
   */
  private static List<Target> inOrder(Collection<Target> chosen) {
    return List.copyOf(new TreeSet<>(chosen));
  }

  private Verdict look(Handle handle, Action action, Target target) {
    return action.isAbout(target)
        ? deed(action).look(handle, target)
        : Verdict.not(target.text(), "", "is nothing that this can be done with");
  }

  private Deed deed(Action action) {
    return Objects.requireNonNull(deeds.get(action), "each action has its deed");
  }

  private void require(String key, List<Target> targets, String reason) {
    if (targets.size() > limits.most())
      throw refused(TRK_621, "count", "" + targets.size(), "most", "" + limits.most());
    String text = reason.strip();
    if (text.isEmpty() || text.length() > LONGEST_REASON)
      throw refused(TRK_622, "length", "" + text.length(), "most", "" + LONGEST_REASON);
    if (key.isBlank() || key.length() > LONGEST_KEY)
      throw refused(TRK_623, "length", "" + key.length(), "most", "" + LONGEST_KEY);
  }

  private static GatewayException refused(ErrorCode code, String... values) {
    return new GatewayException(Finding.of(code, Place.NOWHERE, values));
  }
}
