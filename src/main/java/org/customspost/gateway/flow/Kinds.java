package org.customspost.gateway.flow;

/** The kinds of work that wait in the journal. */
public final class Kinds {
  /** An arrival to identify, inspect, read and track. */
  public static final String ARRIVAL = "arrival";

  /** A planned departure to write, encode and sign. */
  public static final String WRITE = "write";

  /** A ready departure to send. */
  public static final String SEND = "send";

  /** A filing to look at when its answer is due. */
  public static final String ANSWER_DUE = "answer-due";

  /** A departure whose receipt should be here by then. */
  public static final String RECEIPT_DUE = "receipt-due";

  /** A departure to look at when its acknowledgement is due. */
  public static final String ACKNOWLEDGEMENT_DUE = "acknowledgement-due";

  private Kinds() {}
}
