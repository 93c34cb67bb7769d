package org.customspost.gateway.console;

/**
 * Why a call was not answered.
 *
 * @param reference under which the log says more; empty where there is nothing more to say
 */
public record Problem(int status, String title, String words, String reference) {

  static Problem of(int status, String words, String reference) {
    return new Problem(status, title(status), words, reference);
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "That cannot be understood";
      case 401 -> "Please sign in";
      case 403 -> "Not allowed";
      case 404 -> "Not found";
      case 405 -> "Not possible here";
      case 409 -> "Not possible now";
      case 413 -> "Too large";
      case 429 -> "Too many attempts";
      default -> status < 500 ? "Not possible" : "Something went wrong";
    };
  }
}
