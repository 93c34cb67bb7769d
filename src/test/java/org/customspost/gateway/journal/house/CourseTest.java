package org.customspost.gateway.journal.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.customspost.gateway.journal.house.Latency.Stage;
import org.junit.jupiter.api.Test;

/** Time in cuts, with zeros where nothing was. */
class CourseTest {
  private static final Instant NOW = Instant.parse("2026-11-23T05:07:31Z");

  @Test
  void showsAnHourByTheMinuteUpToThisOne() {
    Instant at = Instant.parse("2026-11-23T05:06:00Z");
    Course course =
        Course.of(
            Grain.MINUTE,
            NOW,
            List.of(
                new Traffic.Line(at, "post", "box", "IN", 2, 0, 30, 4),
                new Traffic.Line(at, "post", "sftp", "IN", 1, 0, 5, 0),
                new Traffic.Line(at, "customs", "box", "OUT", 7, 0, 7, 0),
                new Traffic.Line(at, "customs", "box", "ANSWER", 0, 0, 6, 1)),
            List.of(new Latency.Line(at, Stage.TOLD, "post", 40, 3)));

    assertThat(course.points()).hasSize(60);
    assertThat(course.points().get(0).at()).isEqualTo(Instant.parse("2026-11-23T04:08:00Z"));
    Course.Point point = course.points().get(58);
    assertThat(point)
        .extracting(Course.Point::in, Course.Point::out, Course.Point::items, Course.Point::refused)
        .containsExactly(3L, 7L, 35L, 4L);
    assertThat(point.answers()).isEqualTo(6);
    assertThat(point.took())
        .hasEntrySatisfying(Stage.TOLD, each -> assertThat(each.total()).isEqualTo(3));
    assertThat(course.points().get(59).in()).isZero();
  }

  @Test
  void cutsADayInQuartersAndAMonthInDays() {
    assertThat(Course.of(Grain.QUARTER, NOW, List.of(), List.of()).points()).hasSize(96);
    assertThat(Course.of(Grain.DAY, NOW, List.of(), List.of()).points()).hasSize(30);
    assertThat(Grain.QUARTER.floor(NOW)).isEqualTo(Instant.parse("2026-11-23T05:00:00Z"));
  }

  @Test
  void saysTimesAndSharesAsPeopleDo() {
    assertThat(Spans.words(Duration.ofMillis(420))).isEqualTo("0.4 s");
    assertThat(Spans.words(Duration.ofSeconds(75))).isEqualTo("1 min 15 s");
    assertThat(Spans.words(Duration.ofMinutes(12).plusSeconds(8))).isEqualTo("12 min");
    assertThat(Spans.words(Duration.ofHours(50))).isEqualTo("2 d 2 h");
    assertThat(Spans.words(Duration.ofHours(3))).isEqualTo("3 h");
    assertThat(Spans.share(2, 100)).isEqualTo("2 %");
    assertThat(Spans.share(25, 1000)).isEqualTo("2.5 %");
    assertThat(Spans.share(999, 1000)).isEqualTo("100 %");
  }
}
