package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.IDN_300;

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
import org.customspost.gateway.model.customs.NoticeAcknowledgement;
import org.customspost.gateway.model.customs.ReferralResponse;
import org.customspost.gateway.model.transport.ItemEvent;
import org.customspost.gateway.model.transport.Manifest;
import org.customspost.gateway.model.transport.ReceptacleEvent;
import org.customspost.gateway.partner.Agreement;

/**
 * The first pass over the whole interchange: settles which messages are accepted. No effect on
 * items yet.
 */
public final class Inspect {
  private final Bytes bytes;
  private final AnswerSignature signature;

  public Inspect(Bytes bytes, AnswerSignature signature) {
    this.bytes = bytes;
    this.signature = signature;
  }

  public Inspected inspect(Identified identified) throws IOException {
    List<Finding> reasons = new ArrayList<>(identified.objections());
    reasons.addAll(signature.problems(identified));
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
}
