package org.customspost.gateway.model.customs;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.item.ExtraField;
import org.customspost.gateway.model.item.Money;
import org.customspost.gateway.model.item.S10Id;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a customs system. Keys to the filing, strongest first: LRN, MRN, item id with
 * posting date.
 *
 * @param notificationId the answer's own identity; the same one twice changes nothing
 * @param code the partner's own code, as sent
 * @param meaning null where the partner's table does not know the code: then it is {@link
 *     Decision#UNKNOWN}
 * @param issuedAt when customs issued it; orders the answers of a filing
 * @param respondBy until when customs wants an answer
 * @param referral reference under which customs wants an answer, at most 17 characters
 * @param requested elements of the filing that customs wants, by its own names
 * @param methods screening methods it recommends, by its own codes
 * @param receptacles it names
 */
public record Answer(
    @Nullable String notificationId,
    @Nullable String lrn,
    @Nullable String mrn,
    @Nullable Integer declarationVersion,
    @Nullable S10Id itemId,
    @Nullable LocalDate postedOn,
    @Nullable String code,
    @Nullable Meaning meaning,
    @Nullable OffsetDateTime issuedAt,
    @Nullable OffsetDateTime respondBy,
    List<Reason> reasons,
    List<Pointer> errors,
    List<Tax> taxes,
    @Nullable Money totalDue,
    @Nullable String referral,
    List<String> requested,
    List<String> methods,
    List<String> receptacles,
    List<ExtraField> extras)
    implements Canonical {
  public Answer {
    reasons = List.copyOf(reasons);
    errors = List.copyOf(errors);
    taxes = List.copyOf(taxes);
    requested = List.copyOf(requested);
    methods = List.copyOf(methods);
    receptacles = List.copyOf(receptacles);
    extras = List.copyOf(extras);
  }

  /** What the answer means; unknown codes hold. */
  public Meaning effect() {
    return meaning == null ? Decision.UNKNOWN : meaning;
  }
}
