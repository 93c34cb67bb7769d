package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.IDN_300;
import static org.customspost.gateway.error.ErrorCode.SIG_040;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.model.Parsed;
import org.customspost.gateway.model.customs.NoticeAcknowledgement;
import org.customspost.gateway.model.customs.ReferralResponse;
import org.customspost.gateway.model.transport.ItemEvent;
import org.customspost.gateway.model.transport.Manifest;
import org.customspost.gateway.model.transport.ReceptacleEvent;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.Answers;
import org.customspost.gateway.signing.CmsVerifier;
import org.customspost.gateway.signing.CurrentKeys;
import org.customspost.gateway.signing.TrustedCertificate;
import org.customspost.gateway.signing.Verified;

/**
 * The first pass over the whole interchange: settles which messages are accepted. No effect on
 * items yet.
 */
public final class Inspect {
  private final Database database;
  private final Arrivals arrivals;
  private final Bytes bytes;
  private final CmsVerifier verifier;
  private final CurrentKeys keys;

  public Inspect(
      Database database, Arrivals arrivals, Bytes bytes, CmsVerifier verifier, CurrentKeys keys) {
    this.database = database;
    this.arrivals = arrivals;
    this.bytes = bytes;
    this.verifier = verifier;
    this.keys = keys;
  }

  public Inspected inspect(Identified identified) throws IOException {
    List<Finding> reasons = new ArrayList<>(identified.objections());
    reasons.addAll(signature(identified));
    try (InputStream in = bytes.open(identified.arrival(), identified.agreement())) {
      Inspection inspection = identified.codec().inspect(in, identified.catalogue());
      reasons.addAll(notAgreed(identified, inspection));
      return new Inspected(identified, inspection.refusedFor(reasons));
    }
  }

  /**
   * Item events and announcements move other partners' items, and answers to referrals go to
   * customs: they are taken only from whom that was agreed with.
   */
  private static List<Finding> notAgreed(Identified identified, Inspection inspection) {
    Set<String> forms = new TreeSet<>();
    for (Inspection.MessageReport each : inspection.messages())
      identified
          .catalogue()
          .of(each.identity())
          .map(Format::name)
          .filter(name -> !isAgreed(identified, name))
          .ifPresent(forms::add);
    return forms.stream().map(each -> notAgreed(identified, each)).toList();
  }

  private static boolean isAgreed(Identified identified, String form) {
    Catalogue catalogue = identified.catalogue();
    Agreement agreement = identified.agreement();
    if (catalogue.reads(form, ItemEvent.class)) return agreement.eventsIn(form);
    if (catalogue.reads(form, ReferralResponse.class)) return agreement.respondsIn(form);
    if (catalogue.reads(form, NoticeAcknowledgement.class)) return agreement.acknowledgesIn(form);
    boolean announces =
        catalogue.reads(form, Manifest.class) || catalogue.reads(form, ReceptacleEvent.class);
    return !announces || agreement.announcementsIn(form);
  }

  private static Finding notAgreed(Identified identified, String form) {
    Agreement agreement = identified.agreement();
    return Finding.of(
        IDN_300,
        Place.source(identified.arrival().name()),
        "message",
        form,
        "partner",
        agreement.partner(),
        "allowed",
        allowed(agreement));
  }

  private static String allowed(Agreement agreement) {
    List<String> allowed = new ArrayList<>(agreement.events());
    allowed.addAll(agreement.announcements());
    allowed.addAll(agreement.holds().acknowledgements());
    if (agreement.referrals() != null) allowed.addAll(agreement.referrals().responses());
    return allowed.isEmpty() ? "none" : String.join(", ", allowed);
  }

  /**
   * What is wrong with the detached signature, where the agreement knows certificates to verify it
   * with.
   */
  private List<Finding> signature(Identified identified) throws IOException {
    Answers agreed = identified.agreement().answers();
    if (agreed == null || agreed.certificates().isEmpty()) return List.of();
    Place place = Place.source(identified.arrival().name());
    byte[] signature =
        database.transaction(handle -> arrivals.signature(handle, identified.arrival().id()));
    if (signature.length == 0)
      return agreed.signatureRequired() ? List.of(Finding.of(SIG_040, place)) : List.of();
    List<TrustedCertificate> trusted = keys.now().certificates(agreed.certificates());
    try (InputStream in = bytes.raw(identified.arrival())) {
      Parsed<Verified> verified =
          verifier.verify(in, signature, trusted, identified.arrival().receivedAt().toInstant());
      Finding problem = verified.problem();
      return problem == null ? List.of() : List.of(problem.at(place));
    }
  }
}
