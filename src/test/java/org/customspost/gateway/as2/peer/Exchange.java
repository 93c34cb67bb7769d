package org.customspost.gateway.as2.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.as2.MdnRead;
import org.customspost.gateway.as2.Opened;
import org.customspost.gateway.as2.Terms;
import org.customspost.gateway.as2.peer.Case.Form;
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
        peer.send(bytes(options), options.content().fileName(), options.content().type());
    List<Ours.Received> received = ours.received();
    if (received.size() != 1) return received.size() + " messages came; " + outcome.reason();
    if (received.get(0).opened() instanceof Opened.Rejected rejected)
      return "refused: " + rejected.finding();
    String document = different(received.get(0).document().orElseThrow(), options, kinds);
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
              peer.url(),
              bytes(options),
              options.content().fileName(),
              options.content().type(),
              options.framing());
    } catch (UncheckedIOException e) {
      return String.valueOf(e.getCause().getMessage());
    }
    List<Document> documents = peer.received();
    if (documents.isEmpty()) return "not taken" + read.map(each -> "; " + words(each)).orElse("");
    String document = different(documents.get(0), options, kinds);
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
    peer.agree(new PeerSetup("PEER", "GATEWAY", peerKeys, ourKeys, ours.url().toString(), options));
  }

  private Terms terms(Case options, List<Kind> kinds) {
    Form form = options.form();
    Digest digest = Digest.named(Case.word(options.digest())).orElseThrow();
    SignatureScheme scheme =
        options.scheme() == Scheme.PSS ? SignatureScheme.PSS : SignatureScheme.PKCS1;
    Cipher cipher = Cipher.valueOf(options.cipher().name().replace("AES", "AES_"));
    Terms.Compression compression =
        !form.compressed()
            ? Terms.Compression.NONE
            : form.compressedFirst()
                ? Terms.Compression.BEFORE_SIGNING
                : Terms.Compression.AFTER_SIGNING;
    return new Terms(
        new Terms.Demand(form.signed(), form.encrypted(), false),
        new Terms.Offer(
            form.signed() ? Optional.of(new Terms.Signature(digest, scheme)) : Optional.empty(),
            form.encrypted()
                ? Optional.of(new Terms.Encryption(cipher, KeyTransport.PKCS1))
                : Optional.empty(),
            compression),
        receipt(options, digest),
        kinds.contains(Kind.MIC) ? Terms.MicScope.UNCOMPRESSED : Terms.MicScope.AS_SIGNED);
  }

  private Terms.Receipt receipt(Case options, Digest digest) {
    if (options.receipt() == Receipt.NONE) return Terms.Receipt.NONE;
    boolean async = options.receipt().name().startsWith("ASYNC");
    return new Terms.Receipt(
        true,
        signature(options).equals("signed"),
        async ? Optional.of(ours.url().toString()) : Optional.empty(),
        List.of(digest));
  }

  private static String signature(Case options) {
    return options.receipt().name().endsWith("UNSIGNED") ? "unsigned" : "signed";
  }

  private static byte[] bytes(Case options) {
    return Samples.of(options.content());
  }

  private String different(Document document, Case options, List<Kind> kinds) {
    String sent = new String(bytes(options), ISO_8859_1);
    // libas2 takes the line end before a boundary for the content's own.
    boolean same =
        document.octets().equals(sent)
            || (peer.program() == Program.LIBAS2 && document.octets().equals(sent + "\r\n"));
    if (!same) return "other bytes: " + document.octets().length() + " instead of " + sent.length();
    return document.name().equals(options.content().fileName()) || kinds.contains(Kind.NAME)
        ? ""
        : "file name \"" + document.name() + "\"";
  }
}
