package org.customspost.gateway.as2.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.as2.MdnRead;
import org.customspost.gateway.as2.Opened;
import org.customspost.gateway.as2.Terms;
import org.customspost.gateway.as2.peer.Case.Content;
import org.customspost.gateway.as2.peer.Case.Form;
import org.customspost.gateway.as2.peer.Case.Line;
import org.customspost.gateway.as2.peer.Case.Receipt;
import org.customspost.gateway.as2.peer.Case.Scheme;
import org.customspost.gateway.as2.peer.Peer.Program;
import org.customspost.gateway.as2.peer.PeerLimits.Kind;
import org.customspost.gateway.as2.smime.Cipher;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.KeyTransport;
import org.customspost.gateway.as2.smime.SignatureScheme;

/** One document between us and a peer, in one direction, by one combination of options. */
final class Exchange {
  static final String FINE = "ok";

  private final Ours ours;
  private final Peer peer;
  private final PeerKeys ourKeys;
  private final PeerKeys peerKeys;

  Exchange(Ours ours, Peer peer, PeerKeys ourKeys, PeerKeys peerKeys) {
    this.ours = ours;
    this.peer = peer;
    this.ourKeys = ourKeys;
    this.peerKeys = peerKeys;
  }

  /** The peer sends: {@link #FINE}, or what was not as it should be. */
  String inbound(Case options, List<Kind> kinds) {
    agree(options, kinds);
    Outcome outcome =
        peer.send(Samples.of(options), options.name().text(), options.content().type());
    List<Ours.Received> received = ours.received();
    if (received.size() != 1) return received.size() + " messages came; " + outcome.reason();
    Opened opened = received.get(0).opened();
    if (opened instanceof Opened.Rejected rejected) return "refused: " + rejected.finding();
    int attachments = ((Opened.Accepted) opened).attachments().size();
    if (attachments != (options.content() == Content.RELATED ? 1 : 0))
      return attachments + " attachments";
    boolean shown = received.get(0).shown();
    if (options.line() == Line.HTTPS_WITH_CLIENT_CERTIFICATE && !shown) return "no certificate";
    String sent = new String(Samples.document(options), ISO_8859_1);
    String document = different(received.get(0).document().orElseThrow(), sent, options, kinds);
    if (!document.isEmpty()) return document;
    if (options.receipt() == Receipt.NONE) return outcome.taken() ? FINE : outcome.reason();
    if (!outcome.receipt().equals(signature(options)))
      return "receipt " + outcome.receipt() + ": " + outcome.reason();
    if (!outcome.mic().equals("match")) return "MIC " + outcome.mic() + ": " + outcome.reason();
    return outcome.taken() ? FINE : outcome.reason();
  }

  /** We send: {@link #FINE}, or what was not as it should be. */
  String outbound(Case options, List<Kind> kinds) {
    agree(options, kinds);
    Optional<MdnRead> read;
    try {
      read =
          ours.send(
              "PEER",
              peer.url(options.line()),
              Samples.of(options),
              options.name().text(),
              options.content().type(),
              options);
    } catch (UncheckedIOException e) {
      return String.valueOf(e.getCause().getMessage());
    }
    List<Document> documents = peer.received();
    if (documents.isEmpty()) return "not taken" + read.map(each -> "; " + words(each)).orElse("");
    String sent = new String(Samples.of(options), ISO_8859_1);
    String document = different(documents.get(0), sent, options, kinds);
    if (!document.isEmpty()) return document;
    return read.isEmpty() || read.get() instanceof MdnRead.Positive ? FINE : words(read.get());
  }

  private static String words(MdnRead read) {
    if (read instanceof MdnRead.Negative negative) return "receipt: " + negative.finding();
    if (read instanceof MdnRead.Doubtful doubtful) return "receipt: " + doubtful.finding();
    if (read instanceof MdnRead.Unreadable unreadable) return "receipt: " + unreadable.finding();
    return "receipt taken";
  }

  private void agree(Case options, List<Kind> kinds) {
    ours.agree(terms(options, kinds), ourKeys.key(), peerKeys.key());
    String url = ours.url(options.line()).toString();
    peer.agree(new PeerSetup("PEER", "GATEWAY", peerKeys, ourKeys, url, options));
  }

  private Terms terms(Case options, List<Kind> kinds) {
    Form form = options.form();
    Digest digest = Digest.named(Case.word(options.digest())).orElseThrow();
    SignatureScheme scheme =
        options.scheme() == Scheme.PSS ? SignatureScheme.PSS : SignatureScheme.PKCS1;
    Cipher cipher =
        options.cipher() == Case.Cipher.TRIPLE_DES
            ? Cipher.DES_EDE3_CBC
            : Cipher.valueOf(options.cipher().name().replace("AES", "AES_"));
    KeyTransport wrap = KeyTransport.valueOf(options.wrap().name());
    Terms.Compression compression =
        !form.compressed()
            ? Terms.Compression.NONE
            : form.compressedFirst()
                ? Terms.Compression.BEFORE_SIGNING
                : Terms.Compression.AFTER_SIGNING;
    return new Terms(
        new Terms.Demand(form.signed(), form.encrypted(), options.legacy()),
        new Terms.Offer(
            form.signed() ? Optional.of(new Terms.Signature(digest, scheme)) : Optional.empty(),
            form.encrypted() ? Optional.of(new Terms.Encryption(cipher, wrap)) : Optional.empty(),
            compression),
        receipt(options, digest),
        Terms.MicScope.AS_SIGNED,
        kinds.contains(Kind.MIC) ? Terms.MicScope.UNCOMPRESSED : Terms.MicScope.AS_SIGNED);
  }

  private Terms.Receipt receipt(Case options, Digest digest) {
    if (options.receipt() == Receipt.NONE) return Terms.Receipt.NONE;
    boolean async = options.receipt().name().startsWith("ASYNC");
    return new Terms.Receipt(
        true,
        signature(options).equals("signed"),
        async ? Optional.of(ours.url(options.line()).toString()) : Optional.empty(),
        List.of(digest));
  }

  private static String signature(Case options) {
    return options.receipt().name().endsWith("UNSIGNED") ? "unsigned" : "signed";
  }

  private String different(Document document, String sent, Case options, List<Kind> kinds) {
    // libas2 takes the line end before a boundary for the content's own.
    boolean same =
        document.octets().equals(sent)
            || (peer.program() == Program.LIBAS2 && document.octets().equals(sent + "\r\n"));
    if (!same) return "other bytes: " + document.octets().length() + " instead of " + sent.length();
    return document.name().equals(options.name().text()) || kinds.contains(Kind.NAME)
        ? ""
        : "file name \"" + document.name() + "\"";
  }
}
