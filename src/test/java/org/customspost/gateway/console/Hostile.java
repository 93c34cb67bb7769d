package org.customspost.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Texts that would run where a page showed them as they came: for names, descriptions, files. */
public final class Hostile {
  public static final List<String> TEXTS =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "' onmouseover='alert(1)",
          "</title><script>alert(1)</script>",
          "</textarea><svg onload=alert(1)>",
          "${7*7}{{7*7}}`alert(1)`",
          "javascript:alert(1)");

  private Hostile() {}

  /** No tag or attribute of theirs is one of the page. */
  public static void mustBeHarmlessIn(String page) {
    assertThat(page)
        .doesNotContain("<script>alert", "<img src=x", "<svg onload", "href=\"javascript:");
  }
}
