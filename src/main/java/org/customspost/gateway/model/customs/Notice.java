package org.customspost.gateway.model.customs;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.Prose;
import org.customspost.gateway.model.item.Money;
import org.customspost.gateway.model.item.S10Id;
import org.jspecify.annotations.Nullable;

/**
 * What an operator is told about an item.
 *
 * @param noticeId the notice's own identity, stable over repeats
 * @param authority name of the customs partner
 * @param decision RELEASED and its like, as {@link Meaning#name()}
 * @param purpose of the filing it is about, such as {@code import}; null where there is none
 * @param code the authority's own code
 */
public record Notice(
    String noticeId,
    @Nullable S10Id itemId,
    @Nullable LocalDate postedOn,
    String authority,
    Meaning decision,
    @Nullable String purpose,
    @Nullable String code,
    @Nullable String lrn,
    @Nullable String mrn,
    OffsetDateTime issuedAt,
    @Nullable OffsetDateTime respondBy,
    List<Reason> reasons,
    List<Mend> mends,
    List<Tax> taxes,
    @Nullable Money totalDue)
    implements Canonical {
  public Notice {
    reasons = List.copyOf(reasons);
    mends = List.copyOf(mends);
    taxes = List.copyOf(taxes);
  }

  /**
   * An error of customs in the words of the sender: where in what they sent.
   *
   * @param code customs' own error code
   * @param pointer customs' own pointer
   * @param field field of the item, such as {@code contents[2].hsCode}; null where the lineage
   *     knows none
   * @param place segment and element, or XPath, in the sender's own message
   */
  public record Mend(
      String code,
      @Nullable String pointer,
      @Prose @Nullable String text,
      @Nullable String field,
      @Prose @Nullable String place) {}
}
