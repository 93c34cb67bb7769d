package org.customspost.gateway.console.access;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** A browser as far as access is concerned: it keeps cookies, and sends forms with their tokens. */
public final class Client {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http;
  private final URI console;

  public Client(URI console) {
    this.console = console;
    this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
  }

  /** Over TLS, believing one certificate. */
  public Client(URI console, SSLContext trust) {
    this.console = console;
    this.http = HttpClient.newBuilder().cookieHandler(cookies).sslContext(trust).build();
  }

  public HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(console.resolve(path));
    if (headers.length > 0) request.headers(headers);
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** Sends a form with the token of a page that has one. */
  public HttpResponse<String> post(String path, String page, Map<String, String> form)
      throws Exception {
    String token = token(get(page).body());
    return send(path, token, form);
  }

  public HttpResponse<String> send(String path, String token, Map<String, String> form)
      throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return http.send(
        HttpRequest.newBuilder(console.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body + "&token=" + encoded(token)))
            .build(),
        BodyHandlers.ofString());
  }

  public HttpResponse<String> signIn(String name, String password) throws Exception {
    return post("/sign-in", "/sign-in", Map.of("name", name, "password", password, "to", "/"));
  }

  /** The token that a page's forms carry; empty where it has no form. */
  public static String token(String page) {
    Matcher found = TOKEN.matcher(page);
    return found.find() ? found.group(1) : "";
  }

  public List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  /** Puts a cookie into the browser, as somebody else may have done. */
  public void plant(String name, String value) {
    HttpCookie cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(console, cookie);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
