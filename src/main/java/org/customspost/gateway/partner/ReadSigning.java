package org.customspost.gateway.partner;

import org.customspost.gateway.yaml.YamlMap;

/** Reads {@code sign: none} or {@code sign: {kind: …, key: …}}. */
final class ReadSigning {
  private ReadSigning() {}

  static Signing read(YamlMap yaml, References references) {
    if (!yaml.has("sign")) return Signing.NONE;
    if (yaml.isText("sign")) {
      if (!yaml.text("sign").equals("none"))
        yaml.wrong("sign", yaml.text("sign"), "none, or {kind: cms, key: ALIAS}");
      return Signing.NONE;
    }
    return yaml.map("sign").map(sign -> terms(sign, references)).orElse(Signing.NONE);
  }

  private static Signing terms(YamlMap sign, References references) {
    if (!sign.has("kind")) sign.text("kind");
    Signing.Kind kind = sign.choice("kind", Signing.Kind.class, Signing.Kind.NONE);
    if (kind == Signing.Kind.NONE) {
      sign.done();
      return Signing.NONE;
    }
    String key = references.key(sign, "key", sign.text("key"));
    // Only a signature inside the document has a place in it.
    String place = kind == Signing.Kind.XML ? sign.text("place") : "";
    sign.done();
    return new Signing(kind, key, place);
  }
}
