package org.customspost.gateway.journal;

import java.time.OffsetDateTime;
import java.util.List;
import org.customspost.gateway.model.customs.Preloading;
import org.jspecify.annotations.Nullable;

/**
 * A departure as commit B planned it: who gets what under which identity. What it says is written
 * later, from stored bytes, so that writing it again after a crash gives the same bytes.
 *
 * @param id in the journal
 * @param answered the arrival it answers, for acknowledgements and reports
 * @param catalogue hash of the mappings it is written with
 * @param sign how it is signed, as agreed when it was planned; empty where an old version did not
 *     say
 * @param controlReference at most 14 characters, unique per partner
 */
public record Planned(
    long id,
    String partner,
    String channel,
    Kind kind,
    String format,
    @Nullable Long answered,
    String controlReference,
    String uniqueId,
    String fileName,
    OffsetDateTime preparedAt,
    String catalogue,
    String sign,
    List<Document> documents) {
  public Planned {
    documents = List.copyOf(documents);
  }

  /** A do-not-load, or the referral of it: it goes before everything else that waits. */
  public boolean urgent() {
    return kind != Kind.DECLARATION
        && documents.stream()
            .anyMatch(each -> each.meaning().equals(Preloading.DO_NOT_LOAD.name()));
  }

  /** What kind of thing leaves; acknowledgements and reports hold no documents about items. */
  public enum Kind {
    DECLARATION,
    NOTICE,
    /** What customs wants before loading, to the origin post. */
    REFERRAL,
    /** What the origin post answered, to customs. */
    REPLY,
    /** A manifest, to customs. */
    CARGO_REPORT,
    /** What happened to a receptacle, to its post. */
    RECEPTACLE_REPORT,
    ACKNOWLEDGEMENT,
    REPORT
  }

  /**
   * One document in it.
   *
   * @param reference LRN or notice id
   * @param function what it asks or tells, by the kind's own words
   * @param formerVersion for an amendment, the item version that was declared before
   * @param answer for a notice, the answer it tells
   * @param reason why; of a cargo report the part of the manifest that it is about, empty for all
   * @param ruling what the decision table said, as it was then
   * @param referral that it tells of or answers
   * @param manifest announcement that it reports
   * @param receptacleEvent event that it reports
   */
  public record Document(
      String reference,
      String function,
      @Nullable Long dossier,
      @Nullable Long filing,
      @Nullable Long itemVersion,
      @Nullable Long formerVersion,
      @Nullable Long answer,
      @Nullable String mrn,
      String meaning,
      String reason,
      String ruling,
      @Nullable Long referral,
      @Nullable Long manifest,
      @Nullable Long receptacleEvent) {

    /** The same under another reference. */
    public Document under(String other) {
      return new Document(
          other,
          function,
          dossier,
          filing,
          itemVersion,
          formerVersion,
          answer,
          mrn,
          meaning,
          reason,
          ruling,
          referral,
          manifest,
          receptacleEvent);
    }

    /** A report of a manifest. */
    public static Document ofManifest(
        String reference, String function, long manifest, @Nullable String mrn, String scope) {
      return new Document(
          reference, function, null, null, null, null, null, mrn, "", scope, "", null, manifest,
          null);
    }

    /** A report of an event of a receptacle. */
    public static Document ofReceptacle(String reference, String event, long id) {
      return new Document(
          reference, event, null, null, null, null, null, null, "", "", "", null, null, id);
    }
  }
}
