package org.customspost.gateway.model.item;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A content piece under construction. */
public final class PieceDraft {
  private int number = 1;
  private @Nullable Integer quantity;
  private @Nullable String description;
  private @Nullable Long netMassGrams;
  private @Nullable Money value;
  private @Nullable HsCode hsCode;
  private @Nullable CountryCode originCountry;

  static PieceDraft of(ContentPiece piece) {
    PieceDraft draft = new PieceDraft();
    draft.number = piece.number();
    draft.quantity = piece.quantity();
    draft.description = piece.description();
    draft.netMassGrams = piece.netMassGrams();
    draft.value = piece.value();
    draft.hsCode = piece.hsCode();
    draft.originCountry = piece.originCountry();
    return draft;
  }

  public PieceDraft number(int newNumber) {
    number = newNumber;
    return this;
  }

  public PieceDraft quantity(@Nullable Integer newQuantity) {
    quantity = newQuantity;
    return this;
  }

  public PieceDraft description(@Nullable String newDescription) {
    description = newDescription;
    return this;
  }

  public PieceDraft netMassGrams(@Nullable Long newNetMassGrams) {
    netMassGrams = newNetMassGrams;
    return this;
  }

  public PieceDraft value(@Nullable Money newValue) {
    value = newValue;
    return this;
  }

  public PieceDraft hsCode(@Nullable String newHsCode) {
    hsCode = newHsCode == null ? null : new HsCode(newHsCode);
    return this;
  }

  public PieceDraft originCountry(@Nullable String newOriginCountry) {
    originCountry = newOriginCountry == null ? null : new CountryCode(newOriginCountry);
    return this;
  }

  public ContentPiece piece() {
    return new ContentPiece(
        number, quantity, description, netMassGrams, value, hsCode, originCountry, List.of());
  }
}
