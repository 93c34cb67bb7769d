package org.customspost.gateway.partner;

import static org.customspost.gateway.error.ErrorCode.CFG_010;
import static org.customspost.gateway.error.ErrorCode.CFG_012;
import static org.customspost.gateway.error.ErrorCode.CFG_013;
import static org.customspost.gateway.error.ErrorCode.CFG_015;
import static org.customspost.gateway.error.ErrorCode.CFG_016;
import static org.customspost.gateway.error.ErrorCode.CFG_300;
import static org.customspost.gateway.error.ErrorCode.CFG_350;
import static org.customspost.gateway.error.ErrorCode.CFG_351;
import static org.customspost.gateway.error.ErrorCode.CFG_492;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.partner.Agreement.Role;
import org.customspost.gateway.partner.ReadAgreement.ReadResult;

/** Checks what agreements say of each other. */
final class CrossCheck {
  private final List<ReadResult> all;
  private final Findings findings;
  private final Map<String, Agreement> byName = new LinkedHashMap<>();
  // Where the mode itself is wrong, that is the one finding, not its consequences.
  private final Set<Agreement> modeStated = Collections.newSetFromMap(new IdentityHashMap<>());

  CrossCheck(List<ReadResult> all, Findings findings) {
    this.all = all;
    this.findings = findings;
  }

  /** Agreements by name; of two with the same name the first. */
  Map<String, Agreement> check() {
    Map<String, Place> names = new LinkedHashMap<>();
    Map<String, Place> addresses = new LinkedHashMap<>();
    for (ReadResult each : all) {
      Agreement agreement = each.agreement();
      if (agreement.partner().isEmpty()) continue;
      if (modeIsStated(each)) modeStated.add(agreement);
      unique("partner", agreement.partner(), each.yaml().place("partner"), names);
      byName.putIfAbsent(agreement.partner(), agreement);
      // Live and test of the same partner share its address; it is the agreement of the door that
      // decides which of them an interchange belongs to.
      for (String address : agreement.addresses())
        unique(
            agreement.mode().word() + " address",
            address,
            each.yaml().place("addresses"),
            addresses);
    }
    pairs();
    shared();
    Set<String> used = new HashSet<>();
    for (ReadResult each : all) {
      overlaps(each);
      asked(each);
      for (Link link : each.links()) {
        follow(each.agreement(), link);
        used.add(link.partner());
      }
    }
    for (ReadResult each : all) unused(each, used);
    arrivals(used);
    return byName;
  }

  /** What comes over AS2 is told apart by its two names alone, so no pair may be there twice. */
  private void pairs() {
    Map<String, String> seen = new LinkedHashMap<>();
    for (ReadResult each : all)
      for (Channel channel : each.agreement().channels())
        if (channel instanceof Channel.As2 as2) pair(each, as2, seen);
  }

  private void pair(ReadResult read, Channel.As2 as2, Map<String, String> seen) {
    String door = read.agreement().partner() + "." + as2.id();
    String pair = as2.peer().partnerName() + "\" to \"" + as2.peer().ourName();
    String other = seen.putIfAbsent(pair, door);
    if (other != null)
      findings.add(
          CFG_300, read.yaml().place("channels"), "names", pair, "door", door, "other", other);
  }

  /** What comes in by a door belongs to its partner: no two may have the same one. */
  private void shared() {
    Map<String, Place> seen = new LinkedHashMap<>();
    for (ReadResult each : all) {
      Set<String> own = new LinkedHashSet<>();
      for (Channel channel : each.agreement().channels()) own.addAll(places(channel));
      for (String place : own) {
        int blank = place.indexOf(' ');
        unique(
            place.substring(0, blank),
            place.substring(blank + 1),
            each.yaml().place("channels"),
            seen,
            place);
      }
    }
  }

  private static List<String> places(Channel channel) {
    if (channel instanceof Channel.SftpMailbox mailbox) return List.of("user " + mailbox.user());
    if (channel instanceof Channel.FileDrop drop && drop.receives())
      return List.of("folder " + drop.folder().normalize());
    if (channel instanceof Channel.SftpPoll poll) {
      Channel.SftpServer server = poll.server();
      return List.of(
          "folder sftp://%s@%s:%d/%s"
              .formatted(server.user(), server.host(), server.port(), poll.folder()));
    }
    if (!(channel instanceof Channel.JmsQueue queue)) return List.of();
    List<String> places = new ArrayList<>();
    String at = queue.embedded() ? "" : " at " + queue.broker();
    if (queue.embedded()) places.add("broker-user " + queue.user());
    if (queue.receives()) places.add("queue " + queue.inbound() + at);
    if (queue.sends()) places.add("queue " + queue.outbound() + at);
    return places;
  }

  private static boolean modeIsStated(ReadResult read) {
    String mode = read.yaml().isText("mode") ? read.yaml().text("mode") : "";
    return mode.equals(read.agreement().mode().word());
  }

  private void unique(String kind, String name, Place place, Map<String, Place> seen) {
    unique(kind, name, place, seen, name);
  }

  private void unique(String kind, String name, Place place, Map<String, Place> seen, String key) {
    Place other = seen.putIfAbsent(key, place);
    if (other != null)
      findings.add(CFG_010, place, "kind", kind, "name", name, "other", other.toString());
  }

  private void overlaps(ReadResult read) {
    List<Flow> flows = read.agreement().flows();
    for (int i = 0; i < flows.size(); i++)
      for (int j = 0; j < i; j++) {
        Flow flow = flows.get(i);
        Flow other = flows.get(j);
        Place place = read.flowPlaces().get(i);
        flow.sharedDestination(other)
            .ifPresent(
                destination ->
                    findings.add(
                        CFG_012,
                        place,
                        "flow",
                        flow.name(),
                        "other",
                        other.name(),
                        "message",
                        flow.message(),
                        "destination",
                        destination,
                        "date",
                        day(flow.sharedDay(other))));
      }
  }

  /** Who decides before loading asks the post, which must have a way to hear of it. */
  private void asked(ReadResult read) {
    if (read.agreement().referrals() != null) return;
    for (int i = 0; i < read.agreement().flows().size(); i++) {
      Flow flow = read.agreement().flows().get(i);
      Agreement customs = byName.get(flow.fileTo());
      Declarations declarations = customs == null ? null : customs.declarations();
      if (declarations != null && !declarations.scheme().isEmpty())
        findings.add(
            CFG_492, read.flowPlaces().get(i), "flow", flow.name(), "partner", flow.fileTo());
    }
  }

  private static String day(LocalDate day) {
    return day.equals(LocalDate.MIN) ? "any day" : day.toString();
  }

  private void follow(Agreement agreement, Link link) {
    if (link.partner().isEmpty()) return; // missing, and a finding already
    Agreement other = byName.get(link.partner());
    if (other == null) {
      findings.add(References.missing(link.place(), "partner", link.partner(), byName.keySet()));
      return;
    }
    boolean stated = modeStated.contains(agreement) && modeStated.contains(other);
    if (stated && other.mode() != agreement.mode())
      findings.add(
          CFG_013,
          link.place(),
          "partner",
          agreement.partner(),
          "mode",
          agreement.mode().word(),
          "other",
          other.partner(),
          "otherMode",
          other.mode().word());
    switch (link.use()) {
      case FILE -> fileTo(other, link.place());
      case NOTIFY ->
          Sending.check(link.place(), link.channel(), other.partner(), other.channels(), findings);
    }
  }

  private void fileTo(Agreement other, Place place) {
    String problem = "";
    if (other.role() != Role.CUSTOMS) problem = "its role is " + other.role().word();
    else if (other.declarations() == null) problem = "it has no declarations";
    if (!problem.isEmpty())
      findings.add(CFG_015, place, "partner", other.partner(), "problem", problem);
  }

  /** What waits for goods must hear of their arrival. */
  private void arrivals(Set<String> used) {
    if (all.stream().anyMatch(each -> !each.agreement().events().isEmpty())) return;
    for (ReadResult each : all) {
      Declarations declarations = each.agreement().declarations();
      if (declarations == null || !used.contains(each.agreement().partner())) continue;
      if (declarations.wantsArrivals())
        findings.add(
            declarations.lodge() == Declarations.Lodge.AT_ARRIVAL ? CFG_350 : CFG_351,
            each.yaml().place("declarations"),
            "partner",
            each.agreement().partner());
    }
  }

  private void unused(ReadResult read, Set<String> used) {
    Agreement agreement = read.agreement();
    if (!agreement.flows().isEmpty()
        || !agreement.events().isEmpty()
        || !agreement.announcements().isEmpty()
        || used.contains(agreement.partner())) return;
    findings.add(CFG_016, read.yaml().place("partner"), "partner", agreement.partner());
  }
}
