package org.customspost.gateway.app;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.alert.Alerting;
import org.customspost.gateway.alert.Alerting.Destination;
import org.customspost.gateway.alert.Alerting.MailServer;
import org.customspost.gateway.alert.Alerting.Tls;
import org.customspost.gateway.alert.Which;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.journal.AlertCauses;
import org.customspost.gateway.yaml.YamlFile;
import org.customspost.gateway.yaml.YamlMap;

/** Who hears of what, from config/gateway.yaml. */
final class AlertSettings {
  private static final Duration EVERY = Duration.ofMinutes(15);
  private static final int SUBMISSION = 587;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  private AlertSettings() {}

  private enum Kind {
    LOG,
    MAIL,
    WEBHOOK
  }

  static Alerting read(YamlMap settings) {
    YamlMap yaml =
        settings
            .map("alerts")
            .or(() -> YamlFile.parse("{}", "defaults", settings.findings()))
            .orElseThrow();
    Duration every = yaml.duration("every", EVERY);
    Optional<MailServer> mail = yaml.map("mail").map(AlertSettings::mail);
    List<Destination> to = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlMap each : yaml.maps("to")) {
      destination(each, mail.isPresent()).ifPresent(to::add);
      String name = each.text("name");
      if (!names.add(name)) each.wrong("name", name, "a name for each destination");
      each.done();
    }
    if (!yaml.has("to")) to.add(new Alerting.ToLog("log", new Which(List.of())));
    yaml.done();
    return new Alerting(every, mail, to);
  }

  private static MailServer mail(YamlMap yaml) {
    String host = yaml.text("host");
    Tls tls = yaml.choice("tls", Tls.class, Tls.STARTTLS);
    // A password, and what happened to whose items, is nobody's business on the way.
    if (tls == Tls.NONE && !LOOPBACK.contains(host))
      yaml.wrong("tls", "none", "starttls or tls; none only for this machine");
    String user = yaml.text("user", "");
    MailServer server =
        new MailServer(
            host,
            yaml.number("port", SUBMISSION),
            tls,
            user,
            user.isEmpty() ? yaml.text("password", "") : yaml.text("password"),
            yaml.text("from"));
    yaml.done();
    return server;
  }

  private static Optional<Destination> destination(YamlMap yaml, boolean hasMail) {
    String name = yaml.text("name");
    Kind kind = yaml.choice("kind", Kind.class, Kind.LOG);
    if (!yaml.has("kind")) yaml.text("kind"); // says that it is missing
    Which which = which(yaml);
    return switch (kind) {
      case LOG -> Optional.of(new Alerting.ToLog(name, which));
      case MAIL -> {
        List<String> addresses = yaml.texts("address");
        if (addresses.isEmpty()) yaml.text("address"); // says that it is missing
        if (!hasMail) yaml.wrong("kind", "mail", "log, webhook; mail needs a server: alerts.mail");
        for (String each : addresses)
          if (!each.matches("[^\\s@<>]+@[^\\s@<>]+")) yaml.wrong("address", each, "mail addresses");
        yield hasMail ? Optional.of(new Alerting.ToMail(name, which, addresses)) : Optional.empty();
      }
      case WEBHOOK -> webhook(yaml, name, which);
    };
  }

  private static Optional<Destination> webhook(YamlMap yaml, String name, Which which) {
    String url = yaml.text("url");
    String secret = yaml.text("secret");
    if (url.isEmpty() || !isSafe(url)) {
      if (!url.isEmpty()) yaml.wrong("url", url, "https://…, or http://127.0.0.1… on this machine");
      return Optional.empty();
    }
    return Optional.of(new Alerting.ToWebhook(name, which, URI.create(url), secret));
  }

  private static boolean isSafe(String url) {
    try {
      URI uri = URI.create(url);
      if (uri.getHost() == null || uri.getUserInfo() != null) return false;
      return "https".equals(uri.getScheme())
          || ("http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Which which(YamlMap yaml) {
    List<String> patterns = yaml.texts("on");
    List<String> codes =
        Arrays.stream(ErrorCode.values()).filter(AlertCauses::includes).map(ErrorCode::id).toList();
    for (String each : patterns)
      if (codes.stream().noneMatch(code -> Which.matches(each, code)))
        yaml.wrong("on", each, "codes that can be alerts, such as TRK-501, or TRK-5*");
    return new Which(patterns);
  }
}
