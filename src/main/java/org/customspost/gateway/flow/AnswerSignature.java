package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.SIG_010;
import static org.customspost.gateway.error.ErrorCode.SIG_040;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.codec.Syntax;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.model.passage.Arrival;
import org.customspost.gateway.partner.Answers;
import org.customspost.gateway.signing.CmsVerifier;
import org.customspost.gateway.signing.CurrentKeys;
import org.customspost.gateway.signing.Providers;
import org.customspost.gateway.signing.TrustedCertificate;
import org.customspost.gateway.signing.XmlVerifier;

/**
 * Verifies what a customs partner signed: the detached signature that came beside an interchange,
 * or else the enveloped one in it.
 */
public final class AnswerSignature {
  private static final Optional<Finding> UNSIGNED =
      Optional.of(Finding.of(SIG_010, Place.NOWHERE, "form", "a signature"));

  private final Database database;
  private final Arrivals arrivals;
  private final Bytes bytes;
  private final CmsVerifier detached;
  private final XmlVerifier enveloped;
  private final CurrentKeys keys;

  public AnswerSignature(
      Database database, Arrivals arrivals, Bytes bytes, Providers providers, CurrentKeys keys) {
    this.database = database;
    this.arrivals = arrivals;
    this.bytes = bytes;
    this.detached = new CmsVerifier(providers);
    this.enveloped = new XmlVerifier(providers);
    this.keys = keys;
  }

  /** What is wrong with it, where the agreement knows certificates to verify it with. */
  List<Finding> problems(Identified identified) throws IOException {
    Answers agreed = identified.agreement().answers();
    if (agreed == null || agreed.certificates().isEmpty()) return List.of();
    Arrival arrival = identified.arrival();
    Place place = Place.source(arrival.name());
    List<TrustedCertificate> trusted = keys.now().certificates(agreed.certificates());
    byte[] beside = database.transaction(handle -> arrivals.signature(handle, arrival.id()));
    Optional<Finding> problem =
        beside.length > 0 ? beside(arrival, beside, trusted) : inside(identified, agreed, trusted);
    if (problem.filter(each -> each.code() == SIG_010).isPresent())
      problem =
          agreed.signatureRequired() ? Optional.of(Finding.of(SIG_040, place)) : Optional.empty();
    return problem.map(each -> each.at(place)).stream().toList();
  }

  private Optional<Finding> beside(
      Arrival arrival, byte[] signature, List<TrustedCertificate> trusted) throws IOException {
    try (InputStream in = bytes.raw(arrival)) {
      return Optional.ofNullable(
          detached.verify(in, signature, trusted, arrival.receivedAt().toInstant()).problem());
    }
  }

  /**
   * The whole document but the signature itself is covered, and nothing in that is ever read: what
   * was received can be worked with as it is. Where no signature is required, a document too large
   * to look into counts as unsigned.
   */
  private Optional<Finding> inside(
      Identified identified, Answers agreed, List<TrustedCertificate> trusted) throws IOException {
    Arrival arrival = identified.arrival();
    boolean large = arrival.bytes() > XmlVerifier.LARGEST && !agreed.signatureRequired();
    if (large || identified.codec().syntax() != Syntax.XML) return UNSIGNED;
    try (InputStream in = bytes.open(arrival, identified.agreement())) {
      byte[] document = in.readNBytes(XmlVerifier.LARGEST + 1);
      return Optional.ofNullable(
          enveloped.verify(document, trusted, arrival.receivedAt().toInstant()).problem());
    }
  }
}
