package org.customspost.gateway.as2.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One combination of the options that two AS2 partners agree on.
 *
 * @param digest of the signature, the receipt's signature and the MIC
 * @param cipher counts where the form is encrypted
 * @param wrap how the content key is encrypted; counts where the form is encrypted
 * @param scheme counts where the form is signed
 * @param content what is sent
 * @param name what the file is called
 * @param framing how HTTP says where the body ends
 * @param line what carries it
 */
record Case(
    Form form,
    Receipt receipt,
    Digest digest,
    Cipher cipher,
    Wrap wrap,
    Scheme scheme,
    Content content,
    Name name,
    Framing framing,
    Line line) {

  /** The ten structures of RFC 4130 and RFC 5402. */
  enum Form {
    PLAIN,
    COMPRESSED,
    SIGNED,
    SIGNED_THEN_COMPRESSED,
    COMPRESSED_THEN_SIGNED,
    ENCRYPTED,
    COMPRESSED_THEN_ENCRYPTED,
    SIGNED_THEN_ENCRYPTED,
    SIGNED_THEN_COMPRESSED_THEN_ENCRYPTED,
    COMPRESSED_THEN_SIGNED_THEN_ENCRYPTED;

    boolean signed() {
      return name().contains("SIGNED");
    }

    boolean encrypted() {
      return name().contains("ENCRYPTED");
    }

    boolean compressed() {
      return name().contains("COMPRESSED");
    }

    boolean compressedFirst() {
      return name().startsWith("COMPRESSED");
    }
  }

  /** RFC 4130 section 7: where the receipt comes back, and whether it is signed. */
  enum Receipt {
    NONE,
    SYNC_UNSIGNED,
    SYNC_SIGNED,
    ASYNC_UNSIGNED,
    ASYNC_SIGNED;

    boolean signed() {
      return name().endsWith("_SIGNED");
    }
  }

  enum Digest {
    SHA_1,
    SHA_256,
    SHA_384,
    SHA_512
  }

  enum Cipher {
    TRIPLE_DES,
    AES128_CBC,
    AES192_CBC,
    AES256_CBC,
    AES128_GCM,
    AES192_GCM,
    AES256_GCM
  }

  enum Wrap {
    PKCS1,
    OAEP_SHA_1,
    OAEP_SHA_256
  }

  enum Scheme {
    PKCS1,
    PSS,
    ECDSA
  }

  enum Content {
    EDIFACT,
    XML,
    BINARY,
    /** RFC 6362: a document with what belongs to it. */
    RELATED;

    String type() {
      return switch (this) {
        case EDIFACT -> "application/edifact";
        case XML -> "application/xml";
        case BINARY -> "application/octet-stream";
        case RELATED ->
            "multipart/related; boundary=\""
                + Samples.BOUNDARY
                + "\"; type=\"application/edifact\"";
      };
    }
  }

  /** A plain one, one that needs quotes, and one that needs RFC 2231. */
  enum Name {
    PLAIN("document.edi"),
    BLANKS("customs items; 1.edi"),
    ACCENTS("caf\u00e9 \u20ac.edi");

    private final String text;

    Name(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  enum Framing {
    LENGTH,
    CHUNKED
  }

  enum Line {
    HTTP,
    HTTPS,
    /** The caller shows its certificate, and must. */
    HTTPS_WITH_CLIENT_CERTIFICATE
  }

  /** Broken algorithms, which we only take, and only where an agreement says so. */
  boolean legacy() {
    return digest == Digest.SHA_1 || (form.encrypted() && cipher == Cipher.TRIPLE_DES);
  }

  /** What the core of the matrix leaves at one value. */
  static Case core(Form form, Receipt receipt, Digest digest, Cipher cipher) {
    return new Case(
        form,
        receipt,
        digest,
        cipher,
        Wrap.PKCS1,
        Scheme.PKCS1,
        Content.EDIFACT,
        Name.PLAIN,
        Framing.LENGTH,
        Line.HTTP);
  }

  /** The name of each option, in the order in which people say them; only those that count. */
  List<String> words() {
    List<String> words = new ArrayList<>(List.of(word(form), word(receipt)));
    if (form.signed() || receipt != Receipt.NONE) words.add(word(digest));
    if (form.encrypted()) words.add(word(cipher));
    if (form.encrypted() && wrap != Wrap.PKCS1) words.add(word(wrap));
    boolean counts = scheme == Scheme.PSS ? form.signed() : form.signed() || receipt.signed();
    if (counts && scheme != Scheme.PKCS1) words.add(word(scheme));
    if (content != Content.EDIFACT) words.add(word(content));
    if (name != Name.PLAIN) words.add(word(name));
    if (framing != Framing.LENGTH) words.add(word(framing));
    if (line != Line.HTTP) words.add(word(line));
    return words;
  }

  static String word(Enum<?> option) {
    return option.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return String.join(", ", words());
  }
}
