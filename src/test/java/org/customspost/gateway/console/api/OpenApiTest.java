package org.customspost.gateway.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.Route;
import org.customspost.gateway.console.TestConsole;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private final OpenApi api = new OpenApi();

  @Test
  void seesAnAnswerThatIsNotAsDescribed() throws Exception {
    try (TestConsole console =
        TestConsole.with(
            routes ->
                routes.get(
                    "/api/v1/items",
                    Role.VIEWER,
                    call ->
                        call.json(
                            json -> {
                              json.writeStartObject();
                              json.writeArrayFieldStart("rows");
                              json.writeStartObject();
                              json.writeStringField("name", "Jane");
                              json.writeEndObject();
                              json.writeEndArray();
                              json.writeEndObject();
                            })))) {
      assertThat(api.problems(console.get("/api/v1/items", Role.VIEWER)).toString())
          .contains("name", "key");
      assertThat(api.problems(console.get("/api/v1/nowhere", Role.VIEWER)))
          .containsExactly("get /api/v1/nowhere is not described");
    }
  }

  @Test
  void seesWhatIsServedAndNotDescribedAndTheOtherWayRound() throws Exception {
    List<Route> routes = new ArrayList<>();
    try (TestConsole console =
        TestConsole.with(
            all -> all.get("/api/v1/secret", Role.VIEWER, call -> call.json(json -> {})))) {
      routes.addAll(console.routes());
    }

    assertThat(api.differences(routes))
        .contains("GET /api/v1/secret is served and not described")
        .contains("GET /api/v1/items is described and not served");
  }
}
