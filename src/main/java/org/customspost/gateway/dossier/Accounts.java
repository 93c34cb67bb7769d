package org.customspost.gateway.dossier;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.customspost.gateway.model.customs.Ruling;
import org.customspost.gateway.model.item.Money;
import org.jdbi.v3.core.Handle;

/** Reads accounts: what was declared for a post in a period, and what customs charged. */
public final class Accounts {
  /** What is said to customs about one filing; a reply to a question declares nothing. */
  private static final String DECLARATIONS =
      "select split_part(f.flow, '/', 1) as account, p.partner as customs, p.prepared_at as at,"
          + " d.item_id as item, o.reference as lrn, coalesce(f.mrn, '') as mrn,"
          + " o.function as what, o.ruling from departure p"
          + " join document o on o.departure = p.id join filing f on f.id = o.filing"
          + " join dossier d on d.id = f.dossier where p.kind = 'DECLARATION'"
          + " and p.prepared_at >= :from and p.prepared_at < :to order by p.prepared_at, o.id";

  /** An answer that charges anew takes the place of the one before it. */
  private static final String CHARGES =
      "select split_part(f.flow, '/', 1) as account, a.customs, c.answered_at as at,"
          + " d.item_id as item, f.lrn, coalesce(f.mrn, '') as mrn, c.type as what, c.amount,"
          + " c.currency from charge c join answer a on a.id = c.answer"
          + " join filing f on f.id = a.filing join dossier d on d.id = f.dossier"
          + " where c.answered_at >= :from and c.answered_at < :to and not exists ("
          + "select from answer n where n.filing = a.filing and n.id <> a.id"
          + " and (n.issued_at, n.notification_id) > (a.issued_at, a.notification_id)"
          + " and exists (select from charge s where s.answer = n.id))"
          + " order by c.answered_at, c.answer, c.line";

  /** Lines of a period, from the first moment of it to before the last, in the order of time. */
  public void lines(
      Handle handle, OffsetDateTime from, OffsetDateTime to, Consumer<AccountLine> each) {
    // The one question here about a range of times; what answers it is a summary of pages.
    handle.execute("set local enable_bitmapscan = on");
    handle
        .createQuery(DECLARATIONS)
        .bind("from", from)
        .bind("to", to)
        .map((row, context) -> declaration(row))
        .forEach(each);
    handle
        .createQuery(CHARGES)
        .bind("from", from)
        .bind("to", to)
        .map((row, context) -> charge(row))
        .forEach(each);
  }

  /** All of them, for periods that are not too long. */
  public List<AccountLine> lines(Handle handle, OffsetDateTime from, OffsetDateTime to) {
    List<AccountLine> lines = new ArrayList<>();
    lines(handle, from, to, lines::add);
    return lines;
  }

  private static AccountLine declaration(ResultSet row) throws SQLException {
    Ruling ruling = Ruling.parse(row.getString("ruling"));
    Money value = ruling == null ? null : ruling.value();
    return value == null
        ? line(row, AccountLine.Kind.DECLARATION, BigDecimal.ZERO, "")
        : line(
            row, AccountLine.Kind.DECLARATION, value.amount(), value.currency().getCurrencyCode());
  }

  private static AccountLine charge(ResultSet row) throws SQLException {
    return line(
        row, AccountLine.Kind.CHARGE, row.getBigDecimal("amount"), row.getString("currency"));
  }

  private static AccountLine line(
      ResultSet row, AccountLine.Kind kind, BigDecimal amount, String currency)
      throws SQLException {
    return new AccountLine(
        kind,
        row.getString("account"),
        row.getString("customs"),
        row.getObject("at", OffsetDateTime.class),
        row.getString("item"),
        row.getString("lrn"),
        row.getString("mrn"),
        row.getString("what"),
        amount,
        currency);
  }
}
