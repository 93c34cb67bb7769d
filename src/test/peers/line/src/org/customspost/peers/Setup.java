package org.customspost.peers;

import java.util.Map;

/**
 * One agreement, as the test states it: who, with which keys, in which form.
 *
 * @param fields as in the test's own class of the same purpose
 */
public record Setup(Map<String, String> fields) {
  public String text(String key) {
    String value = fields.get(key);
    if (value == null) throw new IllegalArgumentException("no " + key + " in the agreement");
    return value;
  }

  public boolean has(String key) {
    return !fields.getOrDefault(key, "").isEmpty();
  }

  /** The peer's own AS2 name, and the name of whom it trades with. */
  public String peer() {
    return text("peer");
  }

  public String gateway() {
    return text("gateway");
  }

  public boolean signed() {
    return has("sign");
  }

  public boolean encrypted() {
    return has("cipher");
  }

  /** Whether the caller shows its certificate. */
  public boolean showsCertificate() {
    return fields.getOrDefault("line", "").equals("https-with-client-certificate");
  }

  /** sha-1, sha-256, sha-384 or sha-512; also the algorithm of the MIC that is asked for. */
  public String digest() {
    return text("digest");
  }

  public boolean wantsReceipt() {
    return !text("receipt").equals("none");
  }

  public boolean wantsSignedReceipt() {
    return text("receipt").endsWith("signed") && !text("receipt").endsWith("unsigned");
  }

  public boolean wantsAsynchronousReceipt() {
    return text("receipt").startsWith("async");
  }

  /** What Disposition-Notification-Options of RFC 4130 section 7.3 says for a signed receipt. */
  public String receiptOptions() {
    return "signed-receipt-protocol=optional, pkcs7-signature; signed-receipt-micalg=optional, "
        + digest();
  }
}
