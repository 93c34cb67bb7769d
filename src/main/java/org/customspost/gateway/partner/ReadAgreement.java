package org.customspost.gateway.partner;

import static org.customspost.gateway.error.ErrorCode.CFG_010;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.partner.Agreement.Acknowledge;
import org.customspost.gateway.partner.Agreement.Deadlines;
import org.customspost.gateway.partner.Agreement.Limits;
import org.customspost.gateway.partner.Agreement.Mode;
import org.customspost.gateway.partner.Agreement.ReportForm;
import org.customspost.gateway.partner.Agreement.Retry;
import org.customspost.gateway.partner.Agreement.Role;
import org.customspost.gateway.yaml.YamlMap;
import org.jspecify.annotations.Nullable;

/** Reads one agreement and checks all that can be checked without the others. */
final class ReadAgreement {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final long LARGEST_INTERCHANGE = 512L << 20;

  private static final int WARN_AT = 80;

  private final YamlMap yaml;
  private final String version;
  private final References references;
  private final List<Link> links = new ArrayList<>();
  private final List<Place> flowPlaces = new ArrayList<>();

  ReadAgreement(YamlMap yaml, String version, References references) {
    this.yaml = yaml;
    this.version = version;
    this.references = references;
  }

  ReadResult read() {
    String name = yaml.text("partner");
    if (!name.isEmpty() && !NAME.matcher(name).matches())
      yaml.wrong("partner", name, "up to 40 lower-case letters, digits and hyphens");
    List<Channel> channels = channels();
    ReadCustoms customs = new ReadCustoms(references);
    Declarations declarations = yaml.map("declarations").map(customs::declarations).orElse(null);
    Agreement agreement =
        new Agreement(
            name,
            version,
            required("role", Role.class, Role.OPERATOR),
            required("mode", Mode.class, Mode.TEST),
            yaml.texts("addresses"),
            yaml.text("our-address", ""),
            timeZone(),
            limits(),
            yaml.map("duplicates").map(ReadAgreement::window).orElse(Duration.ofDays(30)),
            acknowledge(name, channels),
            channels,
            flows(),
            declarations,
            yaml.map("answers").map(customs::answers).orElse(null),
            yaml.map("referrals").map(each -> referring(each, name, channels)).orElse(null),
            told("events", Content.EVENT),
            told("announcements", Content.ANNOUNCEMENT),
            yaml.map("reporting").map(this::reporting).orElse(Reporting.NONE),
            yaml.map("match").map(ReadAgreement::matching).orElse(Matching.USUAL),
            yaml.map("retry").map(ReadAgreement::retry).orElse(retryByDefault()),
            yaml.map("deadlines")
                .map(ReadAgreement::deadlines)
                .orElse(new Deadlines(WARN_AT, Duration.ZERO)),
            yaml.map("holds").map(new ReadHolding(references)::read).orElse(Holding.NONE),
            Retention.read(yaml));
    checkDeclarations(agreement, declarations);
    yaml.done();
    return new ReadResult(agreement, links, flowPlaces, yaml);
  }

  /**
   * An agreement with what it says of others, and where it stands.
   *
   * @param flowPlaces where each flow starts
   */
  record ReadResult(Agreement agreement, List<Link> links, List<Place> flowPlaces, YamlMap yaml) {}

  private <E extends Enum<E>> E required(String key, Class<E> type, E otherwise) {
    if (!yaml.has(key)) yaml.text(key); // says that it is missing
    return yaml.choice(key, type, otherwise);
  }

  private ZoneId timeZone() {
    String zone = yaml.text("time-zone", "UTC");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      yaml.wrong("time-zone", zone, "a name such as Europe/London");
      return ZoneOffset.UTC;
    }
  }

  private Limits limits() {
    Optional<YamlMap> map = yaml.map("limits");
    if (map.isEmpty()) return new Limits(LARGEST_INTERCHANGE, false);
    YamlMap limits = map.get();
    long bytes = Terms.size(limits, "interchange", LARGEST_INTERCHANGE);
    if (bytes > LARGEST_INTERCHANGE)
      limits.wrong("interchange", limits.text("interchange"), "at most 512MB");
    boolean compressed = limits.flag("compressed", false);
    limits.done();
    return new Limits(bytes, compressed);
  }

  private static Duration window(YamlMap duplicates) {
    Duration window = duplicates.duration("window", Duration.ofDays(30));
    duplicates.done();
    return window;
  }

  private Acknowledge acknowledge(String name, List<Channel> channels) {
    Optional<YamlMap> map = yaml.map("acknowledge");
    if (map.isEmpty()) return new Acknowledge(false, "", List.of(), "");
    YamlMap acknowledge = map.get();
    boolean contrl = acknowledge.flag("contrl", false);
    String identity = acknowledge.text("identity", "CONTRL:D:3:UN");
    List<ReportForm> reports = reports(acknowledge);
    boolean wanted = contrl || !reports.isEmpty();
    String channel = acknowledge.text("channel", "");
    if (wanted) channel = Sending.channel(acknowledge, name, channels);
    acknowledge.done();
    return new Acknowledge(contrl, identity, reports, channel);
  }

  private Referring referring(YamlMap referrals, String name, List<Channel> channels) {
    List<String> responses = Terms.some(referrals, "responses");
    for (String each : responses)
      references.readable(referrals, "responses", each, Content.RESPONSE);
    Referring referring =
        new Referring(
            references.writable(referrals, "as", referrals.text("as"), Content.REFERRAL),
            Sending.channel(referrals, name, channels),
            ReadSigning.read(referrals, references),
            responses);
    referrals.done();
    return referring;
  }

  /** Message types of what a partner tells of items on their way. */
  private List<String> told(String key, Content content) {
    List<String> types = yaml.texts(key);
    for (String each : types) references.readable(yaml, key, each, content);
    return types;
  }

  private Reporting reporting(YamlMap reporting) {
    return new ReadReporting(references, links).read(reporting, yaml.texts("announcements"));
  }

  private static List<ReportForm> reports(YamlMap acknowledge) {
    List<ReportForm> reports = new ArrayList<>();
    for (String each : acknowledge.texts("reports"))
      switch (each) {
        case "text" -> reports.add(ReportForm.TEXT);
        case "xml" -> reports.add(ReportForm.XML);
        case "json" -> reports.add(ReportForm.JSON);
        default -> acknowledge.wrong("reports", each, "text, xml, json");
      }
    return reports;
  }

  private List<Channel> channels() {
    List<Channel> channels = new ArrayList<>();
    Map<String, YamlMap> seen = new HashMap<>();
    for (YamlMap each : yaml.maps("channels"))
      Channel.read(each)
          .ifPresent(
              channel -> {
                channels.add(channel);
                if (channel instanceof Channel.As2 as2) ReadAs2.check(each, as2, references);
                unique("channel", channel.id(), each, "id", seen);
              });
    return channels;
  }

  private List<Flow> flows() {
    List<Flow> flows = new ArrayList<>();
    Map<String, YamlMap> seen = new HashMap<>();
    for (YamlMap each : yaml.maps("flows")) {
      Flow flow = new ReadFlow(each, references, links).read();
      unique("flow", flow.name(), each, "name", seen);
      flows.add(flow);
      flowPlaces.add(each.place());
    }
    return flows;
  }

  private static void unique(
      String kind, String name, YamlMap yaml, String key, Map<String, YamlMap> seen) {
    if (name.isEmpty()) return;
    @Nullable YamlMap other = seen.putIfAbsent(name, yaml);
    if (other != null)
      yaml.findings()
          .add(
              CFG_010,
              yaml.place(key),
              "kind",
              kind,
              "name",
              name,
              "other",
              other.place(key).toString());
  }

  private void checkDeclarations(Agreement agreement, @Nullable Declarations declarations) {
    if (declarations != null && agreement.role() != Role.CUSTOMS)
      yaml.wrong("declarations", "there", "this key only where role is customs");
    if (agreement.answers() != null && agreement.role() != Role.CUSTOMS)
      yaml.wrong("answers", "there", "this key only where role is customs");
    if (!agreement.events().isEmpty() && agreement.role() == Role.CUSTOMS)
      yaml.wrong("events", "there", "this key only where role is operator or carrier");
    if (yaml.has("holds") && agreement.role() == Role.CUSTOMS)
      yaml.wrong("holds", "there", "this key only where role is operator or carrier");
    if (agreement.referrals() != null && agreement.role() != Role.OPERATOR)
      yaml.wrong("referrals", "there", "this key only where role is operator");
    if (!agreement.announcements().isEmpty() && agreement.role() == Role.CUSTOMS)
      yaml.wrong("announcements", "there", "this key only where role is operator or carrier");
    if (yaml.has("match") && agreement.role() == Role.CUSTOMS)
      yaml.wrong("match", "there", "this key only where role is operator or carrier");
    if (declarations != null)
      Sending.check(
          yaml.place("declarations"),
          declarations.channel(),
          agreement.partner(),
          agreement.channels(),
          yaml.findings());
  }

  private static Retry retry(YamlMap yaml) {
    Retry otherwise = retryByDefault();
    Retry retry =
        new Retry(
            yaml.duration("budget", otherwise.budget()),
            yaml.duration("first", otherwise.first()),
            Terms.atLeast(yaml, "factor", 1, otherwise.factor()),
            yaml.duration("most", otherwise.most()));
    if (retry.first().isZero()) yaml.wrong("first", "0s", "1s or more");
    if (retry.most().compareTo(retry.first()) < 0)
      yaml.wrong("most", yaml.text("most", "15m"), "at least as long as first");
    yaml.done();
    return retry;
  }

  private static Deadlines deadlines(YamlMap yaml) {
    Deadlines deadlines =
        new Deadlines(
            Terms.percent(yaml, "warn-at", WARN_AT), yaml.duration("acknowledged", Duration.ZERO));
    yaml.done();
    return deadlines;
  }

  private static Matching matching(YamlMap yaml) {
    Matching usual = Matching.USUAL;
    Matching matching =
        new Matching(
            yaml.flag("announced", usual.announced()),
            Terms.percent(yaml, "weight", usual.percent()),
            Terms.atLeast(yaml, "grams", 0, usual.grams()),
            Terms.atLeast(yaml, "tare-grams", 0, usual.tareGrams()));
    yaml.done();
    return matching;
  }

  private static Retry retryByDefault() {
    return new Retry(Duration.ofHours(24), Duration.ofSeconds(5), 2, Duration.ofMinutes(15));
  }
}
