package org.customspost.gateway.as2.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One combination of the options that two AS2 partners agree on.
 *
 * @param digest of the signature, the receipt's signature and the MIC
 * @param cipher counts where the form is encrypted
 * @param scheme counts where the form is signed
 * @param content what is sent
 * @param framing how HTTP says where the body ends
 */
record Case(
    Form form,
    Receipt receipt,
    Digest digest,
    Cipher cipher,
    Scheme scheme,
    Content content,
    Framing framing) {

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
    SHA_256,
    SHA_384,
    SHA_512
  }

  enum Cipher {
    AES128_CBC,
    AES192_CBC,
    AES256_CBC,
    AES128_GCM,
    AES192_GCM,
    AES256_GCM
  }

  enum Scheme {
    PKCS1,
    PSS,
    ECDSA
  }

  enum Content {
    EDIFACT,
    XML,
    BINARY;

    String type() {
      return switch (this) {
        case EDIFACT -> "application/edifact";
        case XML -> "application/xml";
        case BINARY -> "application/octet-stream";
      };
    }

    String fileName() {
      return "document." + name().toLowerCase(Locale.ROOT);
    }
  }

  enum Framing {
    LENGTH,
    CHUNKED
  }

  /** What the core of the matrix leaves at one value. */
  static Case core(Form form, Receipt receipt, Digest digest, Cipher cipher) {
    return new Case(form, receipt, digest, cipher, Scheme.PKCS1, Content.EDIFACT, Framing.LENGTH);
  }

  /** The name of each option, in the order in which people say them; only those that count. */
  List<String> words() {
    List<String> words = new ArrayList<>(List.of(word(form), word(receipt)));
    if (form.signed() || receipt != Receipt.NONE) words.add(word(digest));
    if (form.encrypted()) words.add(word(cipher));
    boolean counts = scheme == Scheme.PSS ? form.signed() : form.signed() || receipt.signed();
    if (counts && scheme != Scheme.PKCS1) words.add(word(scheme));
    if (content != Content.EDIFACT) words.add(word(content));
    if (framing != Framing.LENGTH) words.add(word(framing));
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
