package org.customspost.gateway.console.act;

import static org.customspost.gateway.error.ErrorCode.TRK_624;
import static org.customspost.gateway.error.ErrorCode.TRK_626;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.customspost.gateway.console.Call;
import org.customspost.gateway.console.Refused;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.flow.act.Action;
import org.customspost.gateway.flow.act.Target;
import org.customspost.gateway.journal.Audit;

/** What a call asks for, in the words of the rules; refused where it is none of them. */
final class Wishes {
  /** Understood, and not done. */
  static final int NOT_DONE = 422;

  private Wishes() {}

  static Action action(String word) {
    return Action.of(word)
        .orElseThrow(
            () ->
                Refused.unclear(
                    Finding.of(TRK_624, Place.NOWHERE, "action", word, "allowed", words())
                        .toString()));
  }

  private static String words() {
    return Arrays.stream(Action.values()).map(Action::word).collect(Collectors.joining(", "));
  }

  static List<Target> targets(List<String> texts) {
    return texts.stream().map(Wishes::target).toList();
  }

  static Target target(String text) {
    return Target.parse(text)
        .orElseThrow(
            () -> Refused.unclear(Finding.of(TRK_626, Place.NOWHERE, "target", text).toString()));
  }

  static Audit.Who who(Call call) {
    String roles =
        call.viewer().roles().stream()
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .sorted()
            .collect(Collectors.joining(", "));
    return new Audit.Who(call.viewer().name(), roles, call.context().ip());
  }
}
