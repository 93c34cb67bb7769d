package org.customspost.gateway.channel.as2;

/**
 * What goes back on the connection.
 *
 * @param message in its wire form: header fields, empty line, body; empty for none
 * @param unread true where more of the request may come: then the connection ends
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the connection, never changed
record Reply(int status, byte[] message, boolean unread) {
  private static final byte[] NOTHING = new byte[0];
  static final int OK = 200;
  static final int BAD_REQUEST = 400;
  static final int NOT_ALLOWED = 405;
  static final int TOO_SLOW = 408;
  static final int NOT_NOW = 503;

  /** Taken; a receipt comes later, or none is wanted. */
  static Reply empty() {
    return new Reply(OK, NOTHING, false);
  }

  /** Seconds after which who is told {@link #NOT_NOW} had better try again. */
  static final int LATER_SECONDS = 60;

  static Reply status(int status) {
    return new Reply(status, NOTHING, true);
  }

  static Reply with(byte[] message) {
    return new Reply(OK, message, false);
  }

  /** Who asked for no receipt and is refused must not take a 200 for a yes. */
  static Reply refusal(byte[] message, boolean wanted, boolean unread) {
    return new Reply(wanted ? OK : BAD_REQUEST, message, unread);
  }
}
