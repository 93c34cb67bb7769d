package org.customspost.gateway.model.item;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An item under construction: the good one, until a test changes a field. */
public final class ItemDraft {
  private @Nullable S10Id id = new S10Id("RR473124829GB");
  private MessageFunction function = MessageFunction.ORIGINAL;
  private @Nullable CustomsReference customsReference;
  private List<String> localIds = List.of();
  private @Nullable LocalDateTime postedAt = Items.goodPosting();
  private @Nullable String originOperator = "USA";
  private @Nullable String destinationOperator = "GBA";
  private @Nullable CountryCode originCountry = Items.country("US");
  private @Nullable CountryCode destinationCountry = Items.country("GB");
  private @Nullable String mailClass = "C";
  private @Nullable String mailCategory = "A";
  private @Nullable String handlingClass;
  private @Nullable String nature = "11";
  private @Nullable Long grossMassGrams = 1_000L;
  private @Nullable Money postage = Items.money("12.40", "USD");
  private @Nullable Money insuredValue;
  private @Nullable Party sender = Items.goodSender();
  private @Nullable Party addressee = Items.goodAddressee();
  private @Nullable String ioss;
  private @Nullable LocalDateTime transportDate;
  private @Nullable String transportMode;
  private List<Document> documents = List.of(new Document("380", "INV-20417"));
  private List<ContentPiece> contents = Items.goodPieces();
  private List<ExtraField> extras = List.of();

  public ItemDraft id(@Nullable S10Id newId) {
    id = newId;
    return this;
  }

  public ItemDraft function(MessageFunction newFunction) {
    function = newFunction;
    return this;
  }

  public ItemDraft customsReference(@Nullable CustomsReference newCustomsReference) {
    customsReference = newCustomsReference;
    return this;
  }

  public ItemDraft localIds(List<String> newLocalIds) {
    localIds = newLocalIds;
    return this;
  }

  public ItemDraft postedAt(@Nullable LocalDateTime newPostedAt) {
    postedAt = newPostedAt;
    return this;
  }

  public ItemDraft originOperator(@Nullable String newOriginOperator) {
    originOperator = newOriginOperator;
    return this;
  }

  public ItemDraft destinationOperator(@Nullable String newDestinationOperator) {
    destinationOperator = newDestinationOperator;
    return this;
  }

  public ItemDraft originCountry(@Nullable CountryCode newOriginCountry) {
    originCountry = newOriginCountry;
    return this;
  }

  public ItemDraft destinationCountry(@Nullable CountryCode newDestinationCountry) {
    destinationCountry = newDestinationCountry;
    return this;
  }

  public ItemDraft mailClass(@Nullable String newMailClass) {
    mailClass = newMailClass;
    return this;
  }

  public ItemDraft mailCategory(@Nullable String newMailCategory) {
    mailCategory = newMailCategory;
    return this;
  }

  public ItemDraft handlingClass(@Nullable String newHandlingClass) {
    handlingClass = newHandlingClass;
    return this;
  }

  public ItemDraft nature(@Nullable String newNature) {
    nature = newNature;
    return this;
  }

  public ItemDraft grossMassGrams(@Nullable Long newGrossMassGrams) {
    grossMassGrams = newGrossMassGrams;
    return this;
  }

  public ItemDraft postage(@Nullable Money newPostage) {
    postage = newPostage;
    return this;
  }

  public ItemDraft insuredValue(@Nullable Money newInsuredValue) {
    insuredValue = newInsuredValue;
    return this;
  }

  public ItemDraft sender(@Nullable Party newSender) {
    sender = newSender;
    return this;
  }

  public ItemDraft addressee(@Nullable Party newAddressee) {
    addressee = newAddressee;
    return this;
  }

  public ItemDraft ioss(@Nullable String newIoss) {
    ioss = newIoss;
    return this;
  }

  public ItemDraft transportDate(@Nullable LocalDateTime newTransportDate) {
    transportDate = newTransportDate;
    return this;
  }

  public ItemDraft transportMode(@Nullable String newTransportMode) {
    transportMode = newTransportMode;
    return this;
  }

  public ItemDraft documents(List<Document> newDocuments) {
    documents = newDocuments;
    return this;
  }

  public ItemDraft contents(List<ContentPiece> newContents) {
    contents = newContents;
    return this;
  }

  public ItemDraft extras(List<ExtraField> newExtras) {
    extras = newExtras;
    return this;
  }

  public ItemDraft destination(String code) {
    destinationCountry = Items.country(code);
    return this;
  }

  /** Changes one content piece, counted from 1. */
  public ItemDraft piece(int number, UnaryOperator<PieceDraft> change) {
    List<ContentPiece> changed = new ArrayList<>(contents);
    ContentPiece old = changed.get(number - 1);
    changed.set(number - 1, change.apply(PieceDraft.of(old)).piece());
    contents = changed;
    return this;
  }

  /** One content piece of that value and the commodity of the first good one. */
  public ItemDraft worth(String amount, String currency) {
    contents = contents.subList(0, 1);
    return piece(1, piece -> piece.value(Items.money(amount, currency)));
  }

  /** The addressee with another address. */
  public ItemDraft addresseeAt(@Nullable Address address) {
    addressee = with(Items.goodAddressee(), address);
    return this;
  }

  /** The sender with another address. */
  public ItemDraft senderAt(@Nullable Address address) {
    sender = with(Items.goodSender(), address);
    return this;
  }

  public ItemDraft addresseeNamed(String name) {
    addressee = named(Items.goodAddressee(), name, null);
    return this;
  }

  public ItemDraft senderNamed(String name) {
    sender = named(Items.goodSender(), name, null);
    return this;
  }

  /** A sender that trades, by its reference. */
  public ItemDraft senderReference(String reference) {
    Party good = Items.goodSender();
    sender = named(good, String.valueOf(good.name()), reference);
    return this;
  }

  private static Party named(Party party, String name, @Nullable String reference) {
    return new Party(
        name,
        null,
        null,
        party.address(),
        party.telephone(),
        party.email(),
        party.fax(),
        reference);
  }

  private static Party with(Party party, @Nullable Address address) {
    return new Party(
        party.name(),
        party.firstName(),
        party.lastName(),
        address,
        party.telephone(),
        party.email(),
        party.fax(),
        party.reference());
  }

  public Item item() {
    return new Item(
        id,
        function,
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
