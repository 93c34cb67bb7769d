package org.customspost.gateway.journal.house;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.customspost.gateway.journal.Ageing;

/** What somebody must act on, as it stands in the figures. */
final class Trouble {
  private static final Duration WAITS_LONG = Duration.ofMinutes(15);
  private static final Duration ENDS_SOON = Duration.ofDays(30);

  private Trouble() {}

  static List<Remark> of(
      List<House.Line> lines, Ageing ageing, List<Open> waiting, Surroundings around, Instant now) {
    List<Remark> remarks = new ArrayList<>();
    if (!around.noIntake().isEmpty())
      remarks.add(new Remark(Remark.Kind.INTAKE, "", "nothing is taken in: " + around.noIntake()));
    for (Surroundings.Disk each : around.disks())
      if (each.state() != Surroundings.Disk.State.ENOUGH) remarks.add(filling(each));
    for (House.Line each : lines) door(each, remarks);
    for (Surroundings.Certificate each : around.certificates())
      if (each.until().isBefore(now.plus(ENDS_SOON))) remarks.add(ending(each, now));
    for (Ageing.Referred each : ageing.referrals())
      if (each.late() > 0)
        remarks.add(
            new Remark(
                Remark.Kind.LATE,
                each.owner(),
                each.late()
                    + " referrals of "
                    + each.customs()
                    + " to "
                    + each.owner()
                    + " are late"));
    for (Ageing.Running each : ageing.clocks()) clock(each, remarks);
    for (Open each : waiting) if (each.what() == Open.What.HOLD) hold(each, remarks);
    return remarks;
  }

  private static void door(House.Line line, List<Remark> remarks) {
    String name = name(line);
    if (line.closed())
      remarks.add(
          new Remark(
              Remark.Kind.CLOSED, line.partner(), name + " is agreed, but its door is closed"));
    if (line.waiting().parked() > 0)
      remarks.add(
          new Remark(
              Remark.Kind.PARKED,
              line.partner(),
              line.waiting().parked() + " messages of " + name + " are parked"));
    if (line.waiting().oldest().compareTo(WAITS_LONG) > 0 && line.paused().isEmpty())
      remarks.add(
          new Remark(
              Remark.Kind.WAITING,
              line.partner(),
              line.waiting().all()
                  + " messages of "
                  + name
                  + " wait, the oldest for "
                  + Spans.words(line.waiting().oldest())));
    if (!line.paused().isEmpty())
      remarks.add(
          new Remark(Remark.Kind.PAUSED, line.partner(), name + " is paused: " + line.paused()));
  }

  private static void clock(Ageing.Running clock, List<Remark> remarks) {
    if (clock.missed() + clock.mayMiss() == 0) return;
    String text =
        "%s of %s: %d items missed it, %d may miss it; they wait for %s"
            .formatted(
                clock.name(), clock.customs(), clock.missed(), clock.mayMiss(), clock.waitsOn());
    remarks.add(new Remark(Remark.Kind.LATE, clock.waitsOn(), text));
  }

  /** One that has just come is no trouble yet. */
  private static void hold(Open holds, List<Remark> remarks) {
    long old = holds.total() - holds.ages().get(0);
    if (old == 0) return;
    String text =
        "%d holds of %s (%s) wait for %s to acknowledge them, for more than %s"
            .formatted(
                old,
                holds.customs(),
                holds.reason().toLowerCase(Locale.ROOT).replace('_', ' '),
                holds.partner(),
                Spans.words(Open.LIMITS.get(0)));
    remarks.add(new Remark(Remark.Kind.HELD, holds.partner(), text));
  }

  private static Remark filling(Surroundings.Disk disk) {
    String text =
        "the disk of the %s has %s free; below %s nothing is taken in"
            .formatted(disk.holds(), Spans.bytes(disk.free()), Spans.bytes(disk.least()));
    return new Remark(Remark.Kind.DISK, "", text);
  }

  private static Remark ending(Surroundings.Certificate certificate, Instant now) {
    Duration left = Duration.between(now, certificate.until());
    String text =
        "certificate %s %s"
            .formatted(
                certificate.name(),
                left.isNegative()
                    ? "ended " + Spans.words(left.negated()) + " ago"
                    : "ends in " + Spans.words(left));
    return new Remark(
        Remark.Kind.CERTIFICATE, certificate.use().equals("own") ? "" : certificate.alias(), text);
  }

  private static String name(House.Line line) {
    return line.channel().isEmpty() ? line.partner() : line.partner() + " " + line.channel();
  }
}
