package org.customspost.gateway.partner;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed with one partner: one file of {@code config/partners/}. Its YAML is described in
 * docs/reference/agreements.md.
 *
 * @param partner its name, unique
 * @param version SHA-256 of the file's bytes, hex; bound to every passage it governed
 * @param addresses EDI addresses it sends under, the first is the one we send to; empty where its
 *     messages name no sender
 * @param ourAddress the EDI address it knows us by; empty where its messages name no recipient
 * @param duplicateWindow a control reference that comes again with other bytes is refused inside
 *     it, new outside
 * @param declarations what customs is sent; null where nothing is filed to this partner
 * @param answers what customs sends; null where none are taken from this partner
 * @param referrals what an origin post is asked before its items are loaded; null where nothing is
 * @param events message types of the item events that are taken from this partner
 * @param announcements message types of despatches, manifests and what else it announces
 * @param reporting who else is told what it announces
 * @param holds what happens with orders to hold that it does not acknowledge
 * @param matching what is expected where announcements and declarations are compared
 * @param retention how long contents are kept, where it differs from the settings
 */
public record Agreement(
    String partner,
    String version,
    Role role,
    Mode mode,
    List<String> addresses,
    String ourAddress,
    ZoneId timeZone,
    Limits limits,
    Duration duplicateWindow,
    Acknowledge acknowledge,
    List<Channel> channels,
    List<Flow> flows,
    @Nullable Declarations declarations,
    @Nullable Answers answers,
    @Nullable Referring referrals,
    List<String> events,
    List<String> announcements,
    Reporting reporting,
    Matching matching,
    Retry retry,
    Deadlines deadlines,
    Holding holds,
    Retention retention) {
  public Agreement {
    addresses = List.copyOf(addresses);
    channels = List.copyOf(channels);
    flows = List.copyOf(flows);
    events = List.copyOf(events);
    announcements = List.copyOf(announcements);
  }

  public enum Role {
    OPERATOR,
    CUSTOMS,
    CARRIER;

    /** As the agreement writes it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A test interchange never reaches a live partner, nor the reverse. */
  public enum Mode {
    TEST,
    LIVE;

    /** As the agreement writes it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param interchangeBytes a larger one is refused unread
   * @param compressed whether gzip and zip are taken
   */
  public record Limits(long interchangeBytes, boolean compressed) {}

  /**
   * What goes back to the sender of an interchange.
   *
   * @param contrl a CONTRL for each EDIFACT interchange
   * @param identity S009 of that CONTRL
   * @param reports forms of the quality report that tells the findings
   * @param channel which channel carries them; empty where neither is wanted
   */
  public record Acknowledge(
      boolean contrl, String identity, List<ReportForm> reports, String channel) {
    public Acknowledge {
      reports = List.copyOf(reports);
    }
  }

  public enum ReportForm {
    TEXT,
    XML,
    JSON
  }

  /**
   * How long and how often sending is tried: after {@code first}, then each time {@code factor}
   * longer, at most {@code most}, until {@code budget} is used up.
   */
  public record Retry(Duration budget, Duration first, int factor, Duration most) {}

  /**
   * When somebody is told that something is late.
   *
   * @param warnAt share of an agreed time, in percent, after which it is told that it runs out
   * @param acknowledged time to acknowledge an interchange of ours; zero where none is awaited
   */
  public record Deadlines(int warnAt, Duration acknowledged) {
    /** How much of an agreed time passes before the warning. */
    public Duration early(Duration whole) {
      return whole.multipliedBy(warnAt).dividedBy(100);
    }
  }

  /** The channel of that id, or null. */
  public @Nullable Channel channel(String id) {
    for (Channel each : channels) if (each.id().equals(id)) return each;
    return null;
  }

  /** Whether an answer of customs may come from this partner in that form. */
  public boolean answersIn(String messageType) {
    return answers != null && answers.formats().contains(messageType);
  }

  /** Whether an answer to a referral may come from this partner in that form. */
  public boolean respondsIn(String format) {
    return referrals != null && among(referrals.responses(), format);
  }

  /** Whether acknowledgements of notices may come from this partner in that form. */
  public boolean acknowledgesIn(String format) {
    return among(holds.acknowledgements(), format);
  }

  /** Whether item events may come from this partner in that form, {@code type@version}. */
  public boolean eventsIn(String format) {
    return among(events, format);
  }

  private static boolean among(List<String> types, String format) {
    return types.stream().anyMatch(each -> format.equals(each) || format.startsWith(each + "@"));
  }

  /** Whether announcements may come from this partner in that form, {@code type@version}. */
  public boolean announcementsIn(String format) {
    return announcements.stream()
        .anyMatch(each -> format.equals(each) || format.startsWith(each + "@"));
  }

  /**
   * What an envelope says against this agreement: the sender, the recipient, test or live.
   *
   * @param sender as {@code address} or {@code address:qualifier}; empty where the syntax names
   *     none
   */
  public List<Finding> objections(String sender, String recipient, boolean test, Place place) {
    List<Finding> objections = new ArrayList<>();
    if (!sender.isEmpty() && !addresses.isEmpty() && !sameAddress(addresses, sender))
      objections.add(
          Finding.of(
              ErrorCode.IDN_004,
              place,
              "sender",
              sender,
              "partner",
              partner,
              "allowed",
              String.join(", ", addresses)));
    if (!recipient.isEmpty()
        && !ourAddress.isEmpty()
        && !sameAddress(List.of(ourAddress), recipient))
      objections.add(
          Finding.of(
              ErrorCode.IDN_005,
              place,
              "recipient",
              recipient,
              "partner",
              partner,
              "allowed",
              ourAddress));
    if (test && mode == Mode.LIVE)
      objections.add(
          Finding.of(
              ErrorCode.IDN_006,
              place,
              "found",
              Mode.TEST.word(),
              "partner",
              partner,
              "allowed",
              mode.word()));
    return objections;
  }

  // An agreement may leave the qualifier out; then any qualifier will do.
  private static boolean sameAddress(List<String> agreed, String found) {
    int colon = found.indexOf(':');
    String bare = colon < 0 ? found : found.substring(0, colon);
    return agreed.contains(found) || agreed.contains(bare);
  }
}
