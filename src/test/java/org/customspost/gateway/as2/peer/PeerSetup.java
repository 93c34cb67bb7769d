package org.customspost.gateway.as2.peer;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a peer is told about its agreement with us.
 *
 * @param peer its own AS2 name
 * @param gateway ours
 * @param own its keys
 * @param ours our keys; it is given the certificate only
 * @param url where it sends to
 */
record PeerSetup(
    String peer, String gateway, PeerKeys own, PeerKeys ours, String url, Case options) {

  Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("do", "agree");
    fields.put("peer", peer);
    fields.put("gateway", gateway);
    fields.put("keys", own.pkcs12().toString());
    fields.put("password", PeerKeys.PASSWORD);
    fields.put("pemKey", own.pemKey().toString());
    fields.put("pemCertificate", own.pemCertificate().toString());
    fields.put("certificate", ours.pemCertificate().toString());
    fields.put("url", url);
    fields.put("digest", Case.word(options.digest()));
    fields.put("receipt", Case.word(options.receipt()));
    Case.Form form = options.form();
    if (form.signed()) fields.put("sign", options.scheme().name().toLowerCase(Locale.ROOT));
    if (form.encrypted()) fields.put("cipher", cipher());
    fields.put("line", Case.word(options.line()));
    boolean before = form.signed() && form.compressedFirst(); // else there is nothing to be before
    if (form.compressed()) fields.put("compress", before ? "before" : "after");
    if (options.framing() == Case.Framing.LENGTH) fields.put("length", "true");
    return fields;
  }

  private String cipher() {
    return options.cipher() == Case.Cipher.TRIPLE_DES ? "3des" : Case.word(options.cipher());
  }
}
