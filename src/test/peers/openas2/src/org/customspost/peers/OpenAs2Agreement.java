package org.customspost.peers;

import org.openas2.partner.Partnership;

/** An agreement in the words of OpenAS2. */
record OpenAs2Agreement(Setup agreed, int receiptPort) {

  /** How it sends to us. */
  Partnership sending() {
    Partnership sending = partnership("out", agreed.peer(), agreed.gateway());
    sending.setAttribute(Partnership.PA_AS2_URL, agreed.text("url"));
    sending.setAttribute(Partnership.PA_SUBJECT, "test");
    String digest = agreed.digest().replace("-", "");
    if (agreed.signed()) sending.setAttribute(Partnership.PA_SIGNATURE_ALGORITHM, digest);
    if (agreed.encrypted())
      sending.setAttribute(
          Partnership.PA_ENCRYPTION_ALGORITHM, agreed.text("cipher").replace("-cbc", ""));
    if (agreed.has("compress")) {
      sending.setAttribute("compression_type", "zlib");
      sending.setAttribute(
          "compression_mode",
          agreed.text("compress").equals("before")
              ? "compress-before-signing"
              : "compress-after-signing");
    }
    if (agreed.wantsReceipt()) sending.setAttribute(Partnership.PA_AS2_MDN_TO, "peer@localhost");
    sending.setAttribute(
        Partnership.PA_AS2_MDN_OPTIONS,
        agreed.wantsSignedReceipt() ? agreed.receiptOptions() : "none");
    if (agreed.wantsAsynchronousReceipt())
      sending.setAttribute(
          Partnership.PA_AS2_RECEIPT_OPTION, "http://127.0.0.1:" + receiptPort + "/mdn");
    if (agreed.has("length"))
      sending.setAttribute(Partnership.PA_HTTP_NO_CHUNKED_MAX_SIZE, "104857600");
    return sending;
  }

  /** How it takes what we send. */
  Partnership taking() {
    return partnership("in", agreed.gateway(), agreed.peer());
  }

  private Partnership partnership(String name, String from, String to) {
    Partnership partnership = new Partnership();
    partnership.setName(name);
    partnership.setSenderID(Partnership.PID_AS2, from);
    partnership.setSenderID(Partnership.PID_EMAIL, "sender@localhost");
    partnership.setSenderID(
        Partnership.PID_X509_ALIAS, from.equals(agreed.peer()) ? "peer" : "gateway");
    partnership.setReceiverID(Partnership.PID_AS2, to);
    partnership.setReceiverID(Partnership.PID_EMAIL, "receiver@localhost");
    partnership.setReceiverID(
        Partnership.PID_X509_ALIAS, to.equals(agreed.peer()) ? "peer" : "gateway");
    return partnership;
  }
}
