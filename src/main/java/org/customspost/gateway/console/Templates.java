package org.customspost.gateway.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The pages of src/main/jte, which the build turned into classes. They escape what they show. */
final class Templates {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  /** A template with the parameters {@code page} and {@code model}. */
  String fill(String template, Page page, Object model) {
    StringOutput out = new StringOutput();
    engine.render(template + ".jte", Map.of("page", page, "model", model), out);
    return out.toString();
  }
}
