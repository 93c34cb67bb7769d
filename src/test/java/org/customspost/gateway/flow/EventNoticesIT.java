package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LoadingLine.ITEM;
import static org.customspost.gateway.flow.LoadingLine.MRN;
import static org.customspost.gateway.flow.LoadingLine.doNotLoad;
import static org.customspost.gateway.flow.LoadingLine.withdrawn;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.customspost.gateway.journal.Planned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Operators that want decisions as item events get them so, and nothing that events cannot say. */
@Timeout(120)
class EventNoticesIT {
  private static final Pattern STATUS = Pattern.compile("STS\\+\\+([A-Z]{3})\\+?([A-Z]{2})?'");
  private static final Pattern CODES =
      Pattern.compile(
          "<EventCd>(.*?)</EventCd>.*?(?:<ReasonCd>(.*?)</ReasonCd>)?\\s*</event>", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void tellsImportAndLoadingAsEventsInXml() {
    try (LoadingLine loading = LoadingLine.telling(folder, "emsevt")) {
      play(loading);

      assertThat(events(loading, CODES))
          .containsExactly("EXB BA", "EXC EA", "EDB IC", "EME BA", "EDC NT");
    }
  }

  @Test
  void tellsTheSameInEdifact() {
    try (LoadingLine loading = LoadingLine.telling(folder, "emsevt@1")) {
      play(loading);

      List<String> notices = loading.line.sentTo("post", Planned.Kind.NOTICE);
      assertThat(events(loading, STATUS))
          .containsExactly("EXB BA", "EXC EA", "EDB IC", "EME BA", "EDC NT");
      assertThat(notices.get(0)).contains("UNH+", "EMSEVT:D:00A:UN'", "CNI+1+" + ITEM);
    }
  }

  // An accepted declaration is no event: of it nothing is told.
  private static void play(LoadingLine loading) {
    String lrn = loading.registeredItem();
    loading.ics(doNotLoad(MRN, ITEM, 10));
    loading.ics(withdrawn(lrn, 20));
    String declared = loading.line.lrns().get(0);
    loading.line.told(answer("A1", declared, "01", 30));
    loading.line.told(answer("A2", declared, "06", 40));
    loading.line.told(answer("A3", declared, "09", 50));
  }

  private static List<String> events(LoadingLine loading, Pattern pattern) {
    return loading.line.sentTo("post", Planned.Kind.NOTICE).stream()
        .flatMap(each -> pattern.matcher(each).results().toList().stream())
        .map(EventNoticesIT::text)
        .toList();
  }

  private static String text(MatchResult found) {
    return found.group(2) == null ? found.group(1) : found.group(1) + " " + found.group(2);
  }
}
