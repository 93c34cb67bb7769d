package org.customspost.peers;

import java.util.List;

/** A foreign AS2 program as a test drives it. */
public interface Peer extends AutoCloseable {
  /** Forgets what was received, and from now on sends and takes as told. */
  void agree(Setup setup) throws Exception;

  /** Sends and waits for the receipt, if one was asked for. */
  Outcome send(byte[] content, String name, String contentType) throws Exception;

  /** What came in since the last agreement. */
  List<Document> received() throws Exception;

  /** Where messages come in, and where asynchronous receipts come in. */
  int messagePort();

  int receiptPort();

  /** Where messages come in over HTTPS; 0 where the program has none. */
  default int securePort() {
    return 0;
  }

  @Override
  void close() throws Exception;

  record Document(String messageId, String name, String contentType, byte[] content) {}

  /**
   * What became of a message sent.
   *
   * @param receipt none, unsigned or signed
   * @param mic match, mismatch or absent
   * @param taken whether the program takes the receipt as proof of delivery
   * @param reason why not, in the program's words
   */
  record Outcome(
      String messageId,
      String receipt,
      String disposition,
      String mic,
      boolean taken,
      String reason) {}
}
