package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.customspost.gateway.channel.door.Intake;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.passage.Incoming;
import org.customspost.gateway.yaml.YamlFile;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the doors close because a disk is nearly full, and when they open again. */
class DiskWatchTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final long MEGABYTE = 1 << 20;

  private final Intake intake = new Intake();
  private final List<String> heard = new ArrayList<>();

  private DiskWatch watch(Path folder, DiskSettings least, Clock clock) {
    return new DiskWatch(
        new Disks(Map.of("data", folder), least),
        intake,
        taking -> heard.add(taking ? "doors open" : "doors closed"),
        finding -> heard.add(finding.code().id()),
        clock);
  }

  /** A real disk of 64 MB that is filled and emptied. */
  @Test
  void closesTheDoorsBeforeADiskIsFullAndOpensThemWhenThereIsRoom(@TempDir Path folder)
      throws Exception {
    assumeTrue(mounted(folder), "a small disk (mount -t tmpfs) can be had by root on Linux only");
    try {
      DiskWatch watch = watch(folder, new DiskSettings(20 * MEGABYTE, 100), Clock.systemUTC());
      watch.look();
      assertThat(intake.isOpen()).isTrue();

      Path file = fill(folder, 46);
      watch.look();
      watch.look();
      assertThat(heard).containsExactly("doors closed", "JRN-032");
      assertThat(intake.closedBecause().orElseThrow().toString())
          .contains("only 18 MB are free", "20 MB must be");

      fill(folder, 41);
      watch.look();
      assertThat(heard).as("a little more is not enough").hasSize(2);

      Files.delete(file);
      watch.look();
      assertThat(heard).containsExactly("doors closed", "JRN-032", "doors open", "JRN-033");
    } finally {
      run("umount", folder.toString());
    }
  }

  @Test
  void closesTheDoorsForAWhileWhenTheDatabaseHasNoRoom(@TempDir Path folder) {
    List<Instant> now = new ArrayList<>(List.of(NOON));
    Clock clock =
        new Clock() {
          @Override
          public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now.get(0);
          }
        };
    DiskWatch watch = watch(folder, new DiskSettings(1, 100), clock);
    RoomForAll reception =
        new RoomForAll(
            incoming -> {
              throw new ConnectionException(new SQLException("disk full", "53100"));
            },
            watch::refused);
    assertThatThrownBy(() -> reception.receive(incoming())).isInstanceOf(ConnectionException.class);
    watch.look();
    assertThat(heard).containsExactly("doors closed", "JRN-034");

    now.set(0, NOON.plus(Duration.ofMinutes(1)));
    watch.look();
    assertThat(heard).endsWith("doors open", "JRN-033");
  }

  @Test
  void doesNotTakeABusyServerForAFullDisk(@TempDir Path folder) {
    DiskWatch watch = watch(folder, new DiskSettings(1, 100), Clock.systemUTC());
    RoomForAll reception =
        new RoomForAll(
            incoming -> {
              throw new ConnectionException(new SQLException("too many connections", "53300"));
            },
            watch::refused);
    assertThatThrownBy(() -> reception.receive(incoming())).isInstanceOf(ConnectionException.class);
    assertThat(intake.isOpen()).isTrue();
  }

  @Test
  void takesAnAmountOrAShareFromTheSettings() {
    long disk = 1000L * 1024 * MEGABYTE;
    assertThat(read("{}").of(disk)).isEqualTo(2048 * MEGABYTE);
    assertThat(read("{}").of(disk / 100)).as("5 % of 10 GB").isEqualTo(512 * MEGABYTE);
    assertThat(read("disk: {least-free: 500MB}").of(disk)).isEqualTo(500 * MEGABYTE);
    assertThat(read("disk: {least-free: 10%}").of(disk)).isEqualTo(disk / 10);
  }

  @Test
  void refusesASizeThatIsNone() {
    Findings findings = new Findings();
    YamlFile.parse("disk: {least-free: much}", "gateway.yaml", findings)
        .ifPresent(DiskSettings::read);
    assertThat(findings.list().toString()).contains("much", "500MB, 2GB, or 5%");
  }

  private static DiskSettings read(String text) {
    return YamlFile.parse(text, "gateway.yaml", new Findings())
        .map(DiskSettings::read)
        .orElseThrow();
  }

  private static Incoming incoming() {
    return new Incoming("p", "c", "n", Map.of(), new ByteArrayInputStream(new byte[0]));
  }

  private static Path fill(Path folder, int megabytes) throws IOException {
    return Files.write(folder.resolve("filling"), new byte[(int) (megabytes * MEGABYTE)]);
  }

  private static boolean mounted(Path folder) throws InterruptedException {
    return run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder.toString());
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
