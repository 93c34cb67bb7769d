package org.customspost.gateway.console.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.customspost.gateway.console.Call;
import org.customspost.gateway.console.Console;
import org.customspost.gateway.console.Pages;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.Routes;

/** What the API takes and answers, as OpenAPI 3.1. */
public final class Description implements Pages {
  private static final String FILE = "openapi.yaml";

  @Override
  public void open(Routes routes) {
    routes.get("/api/v1/openapi.yaml", Role.VIEWER, Description::describe);
  }

  private static void describe(Call call) {
    call.context().contentType("application/yaml").result(text());
  }

  /** The whole of it. */
  static String text() {
    try (InputStream in = Console.class.getResourceAsStream(FILE)) {
      if (in == null) throw new IllegalStateException(FILE + " is missing");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
