package org.customspost.gateway.console;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A console with the pages of a test, in which everybody is who a header says: for tests of pages,
 * not of access.
 */
public final class TestConsole implements AutoCloseable {
  public static final String TOKEN = "token-of-the-test";
  private static final String ROLES = "X-Test-Roles";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Console console;

  private TestConsole(Console console) {
    this.console = console;
  }

  public static TestConsole with(Pages... pages) {
    return new TestConsole(
        Console.start(
            Address.local(0),
            UnaryOperator.identity(),
            request -> visitor(request.header(ROLES)),
            List.of(pages)));
  }

  private static Visitor visitor(@Nullable String header) {
    if (header == null) return Visitor.UNKNOWN;
    Set<Role> roles =
        Arrays.stream(header.split(",", -1)).map(Role::valueOf).collect(Collectors.toSet());
    return new Visitor(Optional.of(new Viewer("tester", roles)), TOKEN, true);
  }

  public List<Route> routes() {
    return console.routes();
  }

  public URI at(String path) {
    return console.uri().resolve(path);
  }

  /** Without roles: somebody who is not signed in. */
  public HttpResponse<String> get(String path, Role... roles)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(at(path)), roles);
  }

  /** As the page's form sends it, with the token. */
  public HttpResponse<String> post(String path, Map<String, String> form, Role... roles)
      throws IOException, InterruptedException {
    return send(request(path, form).header("X-Csrf-Token", TOKEN), roles);
  }

  /** What a program sends. */
  public HttpResponse<String> postJson(String path, String body, Role... roles)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .header("X-Csrf-Token", TOKEN)
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        roles);
  }

  /** As another site would make the viewer's browser send it. */
  public HttpResponse<String> postWithoutToken(String path, Role... roles)
      throws IOException, InterruptedException {
    return send(request(path, Map.of()), roles);
  }

  private HttpRequest.Builder request(String path, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(at(path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request, Role... roles)
      throws IOException, InterruptedException {
    if (roles.length > 0)
      request.header(ROLES, Arrays.stream(roles).map(Role::name).collect(Collectors.joining(",")));
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    console.close();
  }
}
