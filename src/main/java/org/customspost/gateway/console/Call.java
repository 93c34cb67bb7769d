package org.customspost.gateway.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One call: what was asked, by whom, and the ways to answer it. */
public final class Call {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String OBJECT = "The body must be a JSON object.";
  private static final Pattern UNSAFE_IN_A_FILE_NAME = Pattern.compile("[^A-Za-z0-9._-]+");

  private final Context context;
  private final Visitor visitor;
  private final Dress dress;

  Call(Context context, Visitor visitor, Dress dress) {
    this.context = context;
    this.visitor = visitor;
    this.dress = dress;
  }

  /** Writes a JSON answer. */
  @FunctionalInterface
  public interface Json {
    void to(JsonGenerator json) throws IOException;
  }

  /** Writes a file, part by part. */
  @FunctionalInterface
  public interface Download {
    void to(OutputStream out) throws IOException;
  }

  /**
   * Who calls.
   *
   * @throws IllegalStateException on a path for ANYONE, where nobody may be signed in
   */
  public Viewer viewer() {
    return visitor.viewer().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
  }

  public Visitor visitor() {
    return visitor;
  }

  /** A place in braces of the route's path. */
  public String path(String name) {
    return context.pathParam(name);
  }

  /** What stands behind the question mark; blank is as good as absent. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParam(name)).map(String::strip).filter(Call::filled);
  }

  /** All values of one name behind the question mark. */
  public List<String> queries(String name) {
    return context.queryParams(name).stream().filter(Call::filled).toList();
  }

  /** A field of the form that was sent, stripped; empty where it is absent. */
  public String form(String name) {
    return Optional.ofNullable(context.formParam(name)).orElse("").strip();
  }

  /** A field that is taken as it was typed: a password may begin with a blank. */
  public String secret(String name) {
    return Optional.ofNullable(context.formParam(name)).orElse("");
  }

  /** A text of the JSON object that a program sent; empty where it has none of that name. */
  public String sent(String name) {
    String text = "";
    try (JsonParser json = JSON.createParser(context.body())) {
      if (json.nextToken() != JsonToken.START_OBJECT) throw Refused.unclear(OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = json.currentName().equals(name);
        JsonToken value = json.nextToken();
        if (wanted && value == JsonToken.VALUE_STRING) text = json.getText().strip();
        json.skipChildren();
      }
    } catch (IOException e) {
      throw Refused.unclear(OBJECT);
    }
    return text;
  }

  /** All values of one field, as of several boxes that are ticked. */
  public List<String> forms(String name) {
    return context.formParams(name).stream().filter(Call::filled).toList();
  }

  /** Whether a script of the page asked for a part of it, so that no layout is needed. */
  public boolean partial() {
    return "true".equals(context.header("HX-Request"))
        && context.header("HX-Boosted") == null
        && context.header("HX-History-Restore-Request") == null;
  }

  /**
   * Answers with a page.
   *
   * @param template below src/main/jte, without its ending: {@code house/home}; it has the
   *     parameters {@code page} and {@code model}
   */
  public void show(String template, String title, Object model) {
    context.html(dress.templates().fill(template, page(title), model));
  }

  /** Answers with JSON. */
  public void json(Json answer) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      answer.to(json);
    } catch (IOException e) {
      throw new IllegalStateException("memory is always writable", e);
    }
    context.contentType("application/json").result(text.toString());
  }

  /** Answers with a file that the browser saves, written while it is sent. */
  public void download(String type, String fileName, Download file) throws IOException {
    String safe = UNSAFE_IN_A_FILE_NAME.matcher(fileName).replaceAll("_");
    context.contentType(type);
    context.header("Content-Disposition", "attachment; filename=\"" + safe + "\"");
    file.to(context.outputStream());
  }

  /**
   * Leads to another page of the console, as after each POST.
   *
   * @param path of ours, beginning with one stroke
   */
  public void redirect(String path) {
    if (!isOurs(path)) throw new IllegalArgumentException("not a path of the console");
    context.header("Location", path).status(303);
  }

  /** Whether this is a path of the console and not of another site. */
  public static boolean isOurs(String path) {
    return path.startsWith("/")
        && !path.startsWith("//")
        && path.chars().noneMatch(each -> each == '\\' || each <= ' ' || each == 127);
  }

  /** The network address of who calls; behind a proxy of ours, the one it names. */
  public String caller() {
    return Front.caller(context);
  }

  /** What stands before the paths of the console for this visitor, without a stroke at its end. */
  public String base() {
    return Front.base(context);
  }

  /** Whether the browser came over TLS. */
  public static boolean secure(Context context) {
    return Front.secure(context);
  }

  /** The same call of a visitor who has just got a token for forms. */
  public Call withToken(String token) {
    return new Call(context, new Visitor(visitor.viewer(), token, visitor.byBrowser()), dress);
  }

  /** What is not foreseen here. */
  public Context context() {
    return context;
  }

  private Page page(String title) {
    return new Page(
        title,
        context.path(),
        here(),
        visitor.viewer(),
        visitor.token(),
        Headers.nonce(context),
        Theme.of(context),
        dress.links(),
        dress.assets());
  }

  private String here() {
    String query = context.queryString();
    return query == null ? context.path() : context.path() + "?" + query;
  }

  private static boolean filled(String text) {
    return !text.isBlank();
  }
}
