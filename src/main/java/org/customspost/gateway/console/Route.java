package org.customspost.gateway.console;

/**
 * One path and who may use it.
 *
 * @param path with places in braces, as in {@code /items/{id}}
 */
public record Route(Method method, String path, Role role, Answer answer) {
  /** GET only reads; whatever changes something is a POST. */
  public enum Method {
    GET,
    POST
  }

  /** Below {@code /api/}: answers and errors are JSON. */
  boolean api() {
    return path.startsWith("/api/");
  }
}
