package org.customspost.gateway.flow.act;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.customspost.gateway.dossier.hold.Orders;
import org.customspost.gateway.journal.Subjects;
import org.jdbi.v3.core.Handle;

/** Finds what a person means: by an id as it stands in messages, or by {@link Target#text}. */
public final class Choice {
  private final Subjects subjects = new Subjects();
  private final Orders orders = new Orders();
  private final Function<String, List<String>> channels;

  /**
   * @param channels of a partner, by its name
   */
  public Choice(Function<String, List<String>> channels) {
    this.channels = channels;
  }

  /** What an action could be about under that id; empty for nothing. */
  public List<Target> under(Handle handle, Action action, String id) {
    return Target.parse(id)
        .filter(action::isAbout)
        .map(List::of)
        .orElseGet(() -> found(handle, action, id));
  }

  private List<Target> found(Handle handle, Action action, String id) {
    return switch (action) {
      case RESUBMIT, CANCEL -> {
        List<Target> all = new ArrayList<>();
        subjects.arrivals(handle, id).forEach(each -> all.add(Target.arrival(each)));
        subjects.departures(handle, id).forEach(each -> all.add(Target.departure(each)));
        yield all;
      }
      case RESEND -> subjects.departures(handle, id).stream().map(Target::departure).toList();
      case RENOTIFY -> subjects.notices(handle, id).stream().map(Target::notice).toList();
      case PAUSE, RESUME -> channels(id);
      case ACKNOWLEDGE ->
          orders.under(handle, id).stream().map(each -> Target.order(each.id())).toList();
    };
  }

  private List<Target> channels(String id) {
    int slash = id.indexOf('/');
    if (slash > 0) return List.of(Target.channel(id.substring(0, slash), id.substring(slash + 1)));
    return channels.apply(id).stream().map(each -> Target.channel(id, each)).toList();
  }
}
