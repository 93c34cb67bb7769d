package org.customspost.gateway.flow;

import org.customspost.gateway.journal.Planned;

/** The kinds of work that wait in the journal. */
public final class Kinds {
  /** An arrival to identify, inspect, read and track. */
  public static final String ARRIVAL = "arrival";

  /**
   * An arrival from customs that decides before loading. It has workers of its own: a do-not-load
   * never waits behind a bulk file.
   */
  public static final String LOADING = "loading";

  /** An arrival of which the match must be made anew. */
  public static final String MATCH = "match";

  /** A planned departure to write, encode and sign. */
  public static final String WRITE = "write";

  /** A ready departure to send. */
  public static final String SEND = "send";

  /** A filing to look at when its answer is due. */
  public static final String ANSWER_DUE = "answer-due";

  /** A referral to look at before its answer is due. */
  public static final String REFERRAL_DUE = "referral-due";

  /** A departure whose receipt should be here by then. */
  public static final String RECEIPT_DUE = "receipt-due";

  /** A departure to look at when its acknowledgement is due. */
  public static final String ACKNOWLEDGEMENT_DUE = "acknowledgement-due";

  /** A filing whose clocks are to be set anew. */
  public static final String CLOCK = "clock";

  /** An announcement that may change clocks. */
  public static final String CLOCK_ANNOUNCED = "clock-announced";

  /** A filing to look at when one of its clocks runs out. */
  public static final String CLOCK_DUE = "clock-due";

  /** A filing of which an operator is to be told what holds now. */
  public static final String NOTICE_AGAIN = "notice-again";

  /** An order to hold that nobody at the operator has acknowledged so far. */
  public static final String HOLD_DUE = "hold-due";

  private Kinds() {}

  /** The smallest first. Acknowledgements go before all else: they precede functional answers. */
  public static int priority(Planned.Kind kind) {
    return switch (kind) {
      case ACKNOWLEDGEMENT -> 0;
      case NOTICE, REFERRAL, REPLY, CARGO_REPORT, RECEPTACLE_REPORT -> 1;
      case DECLARATION -> 2;
      case REPORT -> 3;
    };
  }
}
