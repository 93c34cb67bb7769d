package org.customspost.gateway.partner;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.customspost.gateway.model.customs.Preloading;
import org.customspost.gateway.yaml.YamlMap;

/** Reads what a customs partner is sent and what it answers. */
final class ReadCustoms {
  private static final String ARRIVED = "arrival-events";
  private static final String LRN_PREFIX = "lrn-prefix";

  /** What follows it has ten characters, and an LRN at most 22 (WCO D026). */
  private static final Pattern LRN_PREFIX_SHAPE = Pattern.compile("[A-Z0-9]{0,12}");

  private final References references;

  ReadCustoms(References references) {
    this.references = references;
  }

  Declarations declarations(YamlMap yaml) {
    String version = yaml.text("version", "");
    String as = message(yaml, "as", yaml.text("as"), version, Content.DECLARATION);
    Declarations declarations =
        new Declarations(
            as,
            yaml.optionalText("amend-as")
                .map(each -> message(yaml, "amend-as", each, version, Content.DECLARATION))
                .orElse(as),
            message(yaml, "cancel-as", yaml.text("cancel-as", ""), version, Content.CANCELLATION),
            message(yaml, "present-as", yaml.text("present-as", ""), version, Content.PRESENTATION),
            yaml.map("reply").map(this::replies).orElse(Map.of()),
            references.scheme(yaml, "scheme", yaml.text("scheme", "")),
            yaml.text("channel"),
            Terms.atLeast(yaml, "batch", 1, 1),
            ReadSigning.read(yaml, references),
            references.eligibility(yaml, "eligibility", eligibility(yaml)),
            yaml.choice("lodge", Declarations.Lodge.class, Declarations.Lodge.PRE_LODGED),
            references.codeList(yaml, "arrived", yaml.text("arrived", ARRIVED)),
            yaml.map("parameters").map(ReadCustoms::parameters).orElse(Map.of()));
    yaml.done();
    return declarations;
  }

  /** The version stands once for all messages; one that names its own keeps it. */
  private String message(YamlMap yaml, String key, String name, String version, Content content) {
    if (version.isEmpty() || name.contains("@") || !references.writes(name, content))
      return references.writable(yaml, key, name, content);
    return references.writable(yaml, "version", name + "@" + version, content);
  }

  // Before loading there is nothing to decide: all that the flow takes is filed.
  private static String eligibility(YamlMap yaml) {
    return yaml.has("scheme") ? yaml.text("eligibility", "") : yaml.text("eligibility");
  }

  private Map<Preloading, String> replies(YamlMap yaml) {
    Map<Preloading, String> replies = new EnumMap<>(Preloading.class);
    for (Preloading each : Preloading.values()) {
      if (!each.asks()) continue;
      String key = each.name().toLowerCase(Locale.ROOT).replace('_', '-');
      yaml.optionalText(key)
          .ifPresent(
              type -> replies.put(each, references.writable(yaml, key, type, Content.REPLY)));
    }
    yaml.done();
    return replies;
  }

  Answers answers(YamlMap yaml) {
    List<String> formats = Terms.some(yaml, "formats");
    for (String each : formats) references.readable(yaml, "formats", each, Content.ANSWER);
    Map<String, String> codes = codes(yaml);
    Verification verification =
        yaml.map("verify").map(this::verification).orElse(new Verification(List.of(), false));
    Answers answers =
        new Answers(
            formats,
            codes,
            verification.certificates(),
            verification.required(),
            yaml.duration("within", Duration.ofHours(4)),
            references.rank(yaml, "rank", yaml.text("rank", "default")));
    yaml.done();
    return answers;
  }

  private record Verification(List<String> certificates, boolean required) {}

  private Verification verification(YamlMap verify) {
    boolean required = verify.flag("required", true);
    List<String> certificates =
        required ? Terms.some(verify, "certificates") : verify.texts("certificates");
    for (String each : certificates) references.certificate(verify, "certificates", each);
    verify.done();
    return new Verification(certificates, required);
  }

  private Map<String, String> codes(YamlMap yaml) {
    YamlMap codes = yaml.map("codes").orElse(null);
    if (codes == null) return Map.of();
    Map<String, String> pairs = pairs(codes);
    pairs.forEach((kind, list) -> references.codeList(codes, kind, list));
    return pairs;
  }

  private static Map<String, String> parameters(YamlMap map) {
    Map<String, String> parameters = pairs(map);
    String prefix = parameters.getOrDefault(LRN_PREFIX, "");
    if (!LRN_PREFIX_SHAPE.matcher(prefix).matches())
      map.wrong(LRN_PREFIX, prefix, "at most 12 capital letters and digits");
    return parameters;
  }

  private static Map<String, String> pairs(YamlMap map) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String each : map.keys()) pairs.put(each, map.text(each));
    return pairs;
  }
}
