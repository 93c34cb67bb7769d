package org.customspost.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** From where a call comes: names, proxies, paths and header fields that somebody made up. */
class FrontTest {
  private static final URI URL = URI.create("https://console.post.example");
  private static final Address PROXIED =
      new Address("127.0.0.1", 0, Optional.empty(), Optional.of(URL), Set.of("127.0.0.1"));
  private static final Address OPEN =
      new Address("0.0.0.0", 0, Optional.empty(), Optional.of(URL), Set.of("10.9.9.9"));

  private static Console start(Address address) {
    return Console.start(
        address,
        UnaryOperator.identity(),
        request -> Visitor.UNKNOWN,
        List.of(
            routes ->
                routes.get(
                    "/caller",
                    Role.ANYONE,
                    call ->
                        call.json(
                            json -> json.writeString(call.caller() + " at " + call.base())))));
  }

  private static String answer(int port, String... lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String ask(Address address, String... lines) throws IOException {
    try (Console console = start(address)) {
      return answer(console.port(), lines);
    }
  }

  @Test
  void believesAProxyOnlyWhereItIsNamed() throws IOException {
    String[] call = {
      "GET /caller HTTP/1.1", "Host: localhost", "X-Forwarded-For: 6.6.6.6, 192.0.2.7"
    };

    assertThat(ask(Address.local(0), call)).contains("127.0.0.1 at http://localhost");
    assertThat(ask(PROXIED, call)).contains("192.0.2.7 at https://console.post.example");
  }

  @Test
  void takesNothingForAnAddressThatIsNone() throws IOException {
    assertThat(
            ask(
                PROXIED,
                "GET /caller HTTP/1.1",
                "Host: localhost",
                "X-Forwarded-For: <script>alert(1)</script>"))
        .contains("\"127.0.0.1 at ");
  }

  @Test
  void answersNobodyWhoCallsItByAnotherName() throws IOException {
    assertThat(ask(Address.local(0), "GET /caller HTTP/1.1", "Host: evil.example"))
        .startsWith("HTTP/1.1 421");
    assertThat(ask(PROXIED, "GET /caller HTTP/1.1", "Host: console.post.example"))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void isReachedThroughItsProxyOnlyWhereItStandsOpen() throws IOException {
    assertThat(ask(OPEN, "GET /caller HTTP/1.1", "Host: console.post.example"))
        .startsWith("HTTP/1.1 403")
        .contains("through its proxy only");
  }

  @Test
  void saysThatBrowsersMustKeepToTlsWhereTheyCameByIt() throws IOException {
    assertThat(ask(PROXIED, "GET /caller HTTP/1.1", "Host: localhost"))
        .contains("Strict-Transport-Security");
    assertThat(ask(Address.local(0), "GET /caller HTTP/1.1", "Host: localhost"))
        .doesNotContain("Strict-Transport-Security");
  }

  @Test
  void findsNoWayOutOfItsPaths() throws IOException {
    try (Console console = start(Address.local(0))) {
      for (String path :
          List.of(
              "/assets/../caller",
              "/assets/x/..%2f..%2fcaller",
              "/assets/0/%2e%2e/%2e%2e/caller",
              "/assets/x/..;/caller",
              "/caller%00.js",
              "/assets/0000000000000000/..%5cconsole.css",
              "//caller",
              "/assets/x/openapi.yaml")) {
        String answer = answer(console.port(), "GET " + path + " HTTP/1.1", "Host: localhost");

        assertThat(answer).as(path).startsWith("HTTP/1.1 4").doesNotContain("Exception", "jetty");
      }
    }
  }

  @Test
  void letsNobodyWriteHeaderFieldsOfItsAnswers() throws IOException {
    try (Console console = start(Address.local(0))) {
      String answer =
          answer(
              console.port(),
              "GET /nowhere?to=%0d%0aSet-Cookie:%20planted=1 HTTP/1.1",
              "Host: localhost");
      String head = answer.substring(0, answer.indexOf("\r\n\r\n"));

      assertThat(head).doesNotContain("planted");
    }
  }

  @Test
  void refusesMethodsThatNoRouteHas() throws IOException {
    try (Console console = start(Address.local(0))) {
      for (String method : List.of("PUT", "DELETE", "PATCH", "TRACE", "POST"))
        assertThat(answer(console.port(), method + " /caller HTTP/1.1", "Host: localhost"))
            .as(method)
            .startsWith("HTTP/1.1 4");
    }
  }
}
