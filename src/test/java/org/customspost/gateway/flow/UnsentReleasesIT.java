package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LineMessages.answers;
import static org.customspost.gateway.flow.LineMessages.s10;
import static org.customspost.gateway.flow.LoadingLine.doNotLoad;
import static org.customspost.gateway.flow.LoadingLine.registered;
import static org.customspost.gateway.flow.LoadingLine.withdrawn;

import java.nio.file.Path;
import java.util.List;
import org.customspost.gateway.flow.act.Action;
import org.customspost.gateway.flow.act.Actions;
import org.customspost.gateway.flow.act.Target;
import org.customspost.gateway.journal.Planned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A release that was made and has not left when customs forbids to load the item. */
@Timeout(120)
class UnsentReleasesIT {
  private static final String ITEM = s10(7);
  private static final String MRN = "26DE00000000000007";

  private LoadingLine loading;
  private TestLine line;

  @BeforeEach
  void open(@TempDir Path folder) {
    loading = LoadingLine.inBatches(folder);
    line = loading.line;
  }

  @AfterEach
  void close() {
    loading.close();
  }

  private String registeredItem() {
    String lrn = loading.filed(ITEM);
    loading.ics(registered(lrn, MRN));
    return lrn;
  }

  @ParameterizedTest
  @ValueSource(strings = {"planned", "written", "tried"})
  void staysWhenLoadingIsForbidden(String how) {
    String lrn = registeredItem();
    loading.filed(s10(8));
    line.receive(
        "customs",
        "release.xml",
        answers(
            answer("A1", line.lrns().get(0), "09", 10),
            answer("A2", line.lrns().get(1), "09", 11)));
    while (line.arrive()) {}
    if (!how.equals("planned")) while (line.depart()) {}
    if (how.equals("tried")) line.database.run(handle -> handle.execute("delete from work"));
    loading.ics(doNotLoad(MRN, ITEM, 20));

    assertThat(line.decisions()).contains("DO_NOT_LOAD");
    assertThat(released(ITEM)).isEmpty();
    assertThat(released(s10(8))).as("what was in the same interchange").hasSize(1);
    assertThat(line.findings()).contains("TRK-515");
    assertThat(resubmitted()).startsWith("TRK-515");

    loading.ics(withdrawn(lrn, 50));
    assertThat(released(ITEM)).hasSize(1);
    assertThat(released(s10(8))).hasSize(1);
    assertThat(resubmitted()).as("it was told anew").startsWith("TRK-515");
  }

  @Test
  void staysWhereItWaitsBehindTheDoNotLoad() {
    registeredItem();
    line.receive("customs", "release.xml", answers(answer("A1", line.lrns().get(0), "09", 10)));
    line.receive("ics", "stop.xml", doNotLoad(MRN, ITEM, 20));
    line.walk();

    assertThat(line.decisions()).containsExactly("DO_NOT_LOAD");
    assertThat(released(ITEM)).isEmpty();
  }

  /** Notices that an item came back from customs. */
  private List<String> released(String item) {
    return line.sentTo("post", Planned.Kind.NOTICE).stream()
        .filter(each -> each.contains(">EDC<") && each.contains(item))
        .toList();
  }

  /** What becomes of the notices that were withheld. */
  private String resubmitted() {
    List<Target> parked =
        line.query("select id::text from departure where state = 'PARKED'").stream()
            .map(each -> Target.departure(Long.parseLong(each)))
            .toList();
    Actions actions = new Actions(line.work, door -> true, Actions.Limits.USUAL);
    return line.database
        .transaction(handle -> actions.preview(handle, Action.RESUBMIT, parked))
        .each()
        .get(0)
        .verdict()
        .text();
  }
}
