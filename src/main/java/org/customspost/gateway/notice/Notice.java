package org.customspost.gateway.notice;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What customs decided about an item. Read with JAXB from the notice document. */
@XmlRootElement(name = "notice")
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    propOrder = {
      "noticeId",
      "itemId",
      "postedOn",
      "authority",
      "decision",
      "code",
      "lrn",
      "mrn",
      "issuedAt",
      "respondBy",
      "reasons",
      "mends",
      "taxes",
      "totalDue"
    })
public final class Notice {
  @XmlElement(required = true)
  private String noticeId = "";

  private @Nullable String itemId;

  private @Nullable LocalDate postedOn;

  @XmlElement(required = true)
  private String authority = "";

  @XmlElement(required = true)
  private String decision = "";

  private @Nullable String code;

  private @Nullable String lrn;

  private @Nullable String mrn;

  @XmlElement(required = true)
  private OffsetDateTime issuedAt = OffsetDateTime.MIN;

  private @Nullable OffsetDateTime respondBy;

  @XmlElement(name = "reason")
  private List<Reason> reasons = new ArrayList<>();

  @XmlElement(name = "mend")
  private List<Mend> mends = new ArrayList<>();

  @XmlElement(name = "tax")
  private List<Tax> taxes = new ArrayList<>();

  private @Nullable Amount totalDue;

  /** The notice's own identity; the same one again says nothing new. */
  public String noticeId() {
    return noticeId;
  }

  /** S10 identifier. */
  public @Nullable String itemId() {
    return itemId;
  }

  public @Nullable LocalDate postedOn() {
    return postedOn;
  }

  /** Which customs system decided. */
  public String authority() {
    return authority;
  }

  /** RELEASED, HOLD_DOCS and so on; one that you do not know is never a release. */
  public String decision() {
    return decision;
  }

  /** The authority's own code for the decision. */
  public @Nullable String code() {
    return code;
  }

  /** Local reference number of the declaration. */
  public @Nullable String lrn() {
    return lrn;
  }

  /** Movement reference number of the declaration. */
  public @Nullable String mrn() {
    return mrn;
  }

  /** When customs decided. */
  public OffsetDateTime issuedAt() {
    return issuedAt;
  }

  /** Until when customs wants an answer. */
  public @Nullable OffsetDateTime respondBy() {
    return respondBy;
  }

  /** Why. */
  public List<Reason> reasons() {
    return List.copyOf(reasons);
  }

  /** What to mend before sending again. */
  public List<Mend> mends() {
    return List.copyOf(mends);
  }

  /** Duties and taxes, line by line. */
  public List<Tax> taxes() {
    return List.copyOf(taxes);
  }

  public @Nullable Amount totalDue() {
    return totalDue;
  }
}
