package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.JRN_032;
import static org.customspost.gateway.error.ErrorCode.JRN_033;
import static org.customspost.gateway.error.ErrorCode.JRN_034;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.customspost.gateway.channel.door.Intake;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.house.Surroundings;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the doors to what comes before a disk is full, and opens them again when there is room. A
 * little more must be free for that, so that they do not open and close all the time.
 */
final class DiskWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  /** After the database had no room: its disk may be one that we cannot see. */
  private static final Duration AFTER_REFUSAL = Duration.ofMinutes(1);

  /** Of what must be free, where the doors are closed. */
  private static final int AGAIN_PERCENT = 125;

  private final Disks disks;
  private final Intake intake;
  private final Consumer<Boolean> doors;
  private final Consumer<Finding> alert;
  private final Clock time;
  private Instant notBefore = Instant.MIN; // guarded by this

  /**
   * @param doors told with true when they may take, with false when they must not
   * @param alert tells people
   */
  DiskWatch(
      Disks disks, Intake intake, Consumer<Boolean> doors, Consumer<Finding> alert, Clock time) {
    this.disks = disks;
    this.intake = intake;
    this.doors = doors;
    this.alert = alert;
    this.time = time;
  }

  /** Looks, and looks again every few seconds until it is closed. */
  AutoCloseable start() {
    return Rounds.atOnceAndEvery(EVERY, "disk-watch", this::look);
  }

  synchronized void look() {
    boolean open = intake.isOpen();
    Optional<Surroundings.Disk> little = little(open ? 100 : AGAIN_PERCENT);
    if (open && little.isPresent()) close(little.get());
    else if (!open && little.isEmpty() && !time.instant().isBefore(notBefore)) open();
  }

  /** The database has just refused to store something because its disk is full. */
  synchronized void refused(String problem) {
    notBefore = time.instant().plus(AFTER_REFUSAL);
    if (!intake.isOpen()) return;
    close(Finding.of(JRN_034, Place.NOWHERE, "problem", problem));
  }

  private void close(Surroundings.Disk little) {
    close(
        Finding.of(
            JRN_032,
            Place.NOWHERE,
            "folder",
            disks.folder(little).toString(),
            "free",
            megabytes(little.free()),
            "least",
            megabytes(little.least())));
  }

  private void close(Finding because) {
    LOG.error("{}", because);
    intake.close(because);
    doors.accept(false);
    tell(because);
  }

  private void open() {
    Finding again = Finding.of(JRN_033, Place.NOWHERE);
    LOG.warn("{}", again);
    intake.open();
    doors.accept(true);
    tell(again);
  }

  // Where not even this can be written, the log has it.
  private void tell(Finding finding) {
    try {
      alert.accept(finding);
    } catch (JdbiException e) {
      LOG.error("nobody is alerted of {}: {}", finding.code().id(), e.getMessage());
    }
  }

  private Optional<Surroundings.Disk> little(int percent) {
    return disks.now().stream()
        .filter(disk -> disk.free() < disk.least() * percent / 100)
        .findFirst();
  }

  private static String megabytes(long bytes) {
    return bytes / (1 << 20) + " MB";
  }
}
