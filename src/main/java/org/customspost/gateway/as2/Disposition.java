package org.customspost.gateway.as2;

import static org.customspost.gateway.error.ErrorCode.SIG_013;

import java.util.Locale;
import java.util.Optional;
import org.customspost.gateway.error.ErrorCode;

/**
 * What a receipt says about a message (RFC 4130 section 7.4.3).
 *
 * @param reason the disposition modifier's text, empty where it is simply processed
 */
public record Disposition(Kind kind, String reason) {
  private static final String AUTOMATIC = "automatic-action/MDN-sent-automatically; ";

  /** From good to bad. */
  public enum Kind {
    PROCESSED,
    /** Processed with a warning. */
    WARNING,
    /** The content of the message is at fault. */
    ERROR,
    /** What was asked for is not supported here. */
    FAILURE
  }

  public static final Disposition PROCESSED = new Disposition(Kind.PROCESSED, "");
  public static final Disposition DUPLICATE = new Disposition(Kind.WARNING, "duplicate-document");
  public static final Disposition REFUSED_DUPLICATE = error("duplicate-document");
  public static final Disposition AUTHENTICATION_FAILED = error("authentication-failed");
  public static final Disposition INTEGRITY_CHECK_FAILED = error("integrity-check-failed");
  public static final Disposition SENDER_EQUALS_RECEIVER = error("sender-equals-receiver");
  public static final Disposition UNEXPECTED = error("unexpected-processing-error");

  /** Why a message is refused, from the code of the finding that refuses it. */
  public static Disposition of(ErrorCode code) {
    String field = code.fieldCode();
    if (field.startsWith("failure: ")) return new Disposition(Kind.FAILURE, field.substring(9));
    if (code.id().startsWith("RCV-3") && !field.isEmpty()) return error(field);
    if (code == SIG_013) return INTEGRITY_CHECK_FAILED;
    return code.id().startsWith("SIG-") ? AUTHENTICATION_FAILED : UNEXPECTED;
  }

  /** Reads a Disposition field, however spaced and cased. */
  public static Optional<Disposition> parse(String field) {
    String said = field.substring(field.indexOf(';') + 1).strip();
    String[] parts = said.split("[/:]", 3);
    String type = parts[0].strip().toLowerCase(Locale.ROOT);
    if (!type.equals("processed") && !type.equals("failed")) return Optional.empty();
    String modifier = parts.length > 1 ? parts[1].strip().toLowerCase(Locale.ROOT) : "";
    String reason = parts.length > 2 ? parts[2].strip() : "";
    return Optional.of(new Disposition(kind(type, modifier), reason));
  }

  /** Whether the sender may take its message for delivered. */
  public boolean isPositive() {
    return kind == Kind.PROCESSED || kind == Kind.WARNING;
  }

  /** The Disposition field's value. */
  @Override
  public String toString() {
    return AUTOMATIC
        + switch (kind) {
          case PROCESSED -> "processed";
          case WARNING -> "processed/warning: " + reason;
          case ERROR -> "processed/error: " + reason;
          case FAILURE -> "failed/failure: " + reason;
        };
  }

  private static Kind kind(String type, String modifier) {
    if (type.equals("failed")) return Kind.FAILURE;
    return switch (modifier) {
      case "" -> Kind.PROCESSED;
      case "warning" -> Kind.WARNING;
      case "failure" -> Kind.FAILURE;
      // RFC 4130 section 7.4.3: a modifier that is not known is no success
      default -> Kind.ERROR;
    };
  }

  private static Disposition error(String reason) {
    return new Disposition(Kind.ERROR, reason);
  }
}
