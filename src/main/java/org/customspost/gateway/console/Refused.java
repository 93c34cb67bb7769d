package org.customspost.gateway.console;

/** A call that is not answered, and why, in words for who called. Changes nothing. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;

  /**
   * @param status of HTTP, 400 to 599
   * @param words a sentence: what was found, what to do next
   */
  public Refused(int status, String words) {
    super(words, null, false, false);
    this.status = status;
  }

  /** What was asked for is not there. */
  public static Refused notFound(String words) {
    return new Refused(404, words);
  }

  /** What was asked or filled in cannot be understood. */
  public static Refused unclear(String words) {
    return new Refused(400, words);
  }

  /** Who called may not do this. */
  public static Refused forbidden(String words) {
    return new Refused(403, words);
  }

  public int status() {
    return status;
  }

  public String words() {
    return String.valueOf(getMessage());
  }
}
