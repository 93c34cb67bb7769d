package org.customspost.gateway.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.customspost.gateway.console.Route;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The API's description, for tests: what is answered must be as it says, and what is served must
 * stand in it.
 */
public final class OpenApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String API = "/api/v1/";

  private final JsonNode whole =
      JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(Description.text()));
  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  /** What of an answer is not as described; empty where all is. */
  public List<String> problems(HttpResponse<String> answer) {
    String method = answer.request().method().toLowerCase(Locale.ROOT);
    String path = answer.request().uri().getPath();
    Optional<String> known = path(path).filter(each -> whole.path("paths").path(each).has(method));
    if (known.isEmpty()) return List.of(method + " " + path + " is not described");
    JsonNode responses = whole.path("paths").path(known.get()).path(method).path("responses");
    String status = Integer.toString(answer.statusCode());
    JsonNode response =
        resolved(responses.has(status) ? responses.path(status) : responses.path("default"));
    if (response.isMissingNode())
      return List.of(status + " of " + known.get() + " is not described");
    String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    JsonNode content = response.path("content");
    if (!content.has(type))
      return content.isMissingNode() && answer.body().isEmpty()
          ? List.of()
          : List.of("content type \"" + type + "\" of " + known.get() + " is not described");
    JsonNode schema = content.path(type).path("schema");
    return schema.isMissingNode() ? List.of() : problems(schema, answer.body());
  }

  private List<String> problems(JsonNode schema, String body) {
    ObjectNode standing = JSON.createObjectNode();
    standing.setAll((ObjectNode) schema);
    standing.set("$defs", whole.path("components").path("schemas"));
    Schema compiled = schemas.getSchema(standing.toString().replace(SCHEMAS, "#/$defs/"));
    return compiled.validate(body, InputFormat.JSON).stream().map(Error::toString).toList();
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText("");
    return reference.isEmpty() ? node : whole.at(reference.substring(1));
  }

  /** The described path that a called one is of; one without places in braces first. */
  private Optional<String> path(String called) {
    List<String> fitting = new ArrayList<>();
    for (String each : names(whole.path("paths")))
      if (called.matches(each.replaceAll("\\{[^}]+}", "[^/]+").replace(".", "[.]")))
        fitting.add(each);
    return fitting.stream()
        .min((one, other) -> Boolean.compare(one.contains("{"), other.contains("{")));
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Routes of the API that are not described, and described ones that are not served. */
  public List<String> differences(List<Route> routes) {
    Map<String, Integer> sides = new TreeMap<>();
    for (Route each : routes)
      if (each.path().startsWith(API))
        sides.merge(each.method() + " " + each.path(), 1, Integer::sum);
    for (String path : names(whole.path("paths")))
      for (String method : new TreeSet<>(names(whole.path("paths").path(path))))
        sides.merge(method.toUpperCase(Locale.ROOT) + " " + path, 2, Integer::sum);
    List<String> differences = new ArrayList<>();
    sides.forEach(
        (route, side) -> {
          if (side == 1) differences.add(route + " is served and not described");
          if (side == 2) differences.add(route + " is described and not served");
        });
    return differences;
  }
}
