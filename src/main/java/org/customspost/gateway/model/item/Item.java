package org.customspost.gateway.model.item;

import java.time.LocalDateTime;
import java.util.List;
import org.customspost.gateway.model.Canonical;
import org.jspecify.annotations.Nullable;

/**
 * A postal item with its electronic CN 22/23. Everything is optional in transport; what is required
 * is a rule, by country, nature of transaction and date. Field names follow the UPU's CDS data
 * dictionary.
 *
 * @param id null where none was sent or it was not an S10 id (a finding says so)
 * @param postedAt date and time of posting, local time of the office
 * @param originOperator operator or IMPC code of the posting operator
 * @param mailClass U letter post, C parcels, E EMS, T empty receptacles
 * @param nature nature of transaction, UPU code list 136
 * @param grossMassGrams weight of the whole item in grams
 * @param ioss EU Import One-Stop Shop number of the seller
 * @param extras fields that only the partners know; they survive a round trip
 */
public record Item(
    @Nullable S10Id id,
    MessageFunction function,
    @Nullable CustomsReference customsReference,
    List<String> localIds,
    @Nullable LocalDateTime postedAt,
    @Nullable String originOperator,
    @Nullable String destinationOperator,
    @Nullable CountryCode originCountry,
    @Nullable CountryCode destinationCountry,
    @Nullable String mailClass,
    @Nullable String mailCategory,
    @Nullable String handlingClass,
    @Nullable String nature,
    @Nullable Long grossMassGrams,
    @Nullable Money postage,
    @Nullable Money insuredValue,
    @Nullable Party sender,
    @Nullable Party addressee,
    @Nullable String ioss,
    @Nullable LocalDateTime transportDate,
    @Nullable String transportMode,
    List<Document> documents,
    List<ContentPiece> contents,
    List<ExtraField> extras)
    implements Canonical {
  public Item {
    localIds = List.copyOf(localIds);
    documents = List.copyOf(documents);
    contents = List.copyOf(contents);
    extras = List.copyOf(extras);
  }

  /** The same content under another message function. */
  public Item withFunction(MessageFunction other) {
    return new Item(
        id,
        other,
        customsReference,
        localIds,
        postedAt,
        originOperator,
        destinationOperator,
        originCountry,
        destinationCountry,
        mailClass,
        mailCategory,
        handlingClass,
        nature,
        grossMassGrams,
        postage,
        insuredValue,
        sender,
        addressee,
        ioss,
        transportDate,
        transportMode,
        documents,
        contents,
        extras);
  }
}
