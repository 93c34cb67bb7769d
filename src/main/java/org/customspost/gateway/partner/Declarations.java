package org.customspost.gateway.partner;

import java.util.Map;
import org.customspost.gateway.model.customs.Preloading;

/**
 * What a customs partner is sent.
 *
 * @param as message of a declaration: its type, or its type with the version
 * @param amendAs message type of an amendment; that of a declaration where none is named
 * @param cancelAs message type of a cancellation; empty where it takes none
 * @param presentAs message type of the notice that goods arrived; empty where it takes none
 * @param replies message type of the answer to each kind of request before loading; none where it
 *     takes none
 * @param scheme by which it decides before loading; empty where it does not
 * @param batch most declarations in one interchange
 * @param eligibility table that decides what is declared; empty where everything is, which only an
 *     authority with a scheme may say
 * @param arrived code list of the item events by which this authority knows that goods arrived
 * @param parameters values of this agreement that mappings ask for, such as the declarant's number
 */
public record Declarations(
    String as,
    String amendAs,
    String cancelAs,
    String presentAs,
    Map<Preloading, String> replies,
    String scheme,
    String channel,
    int batch,
    Signing sign,
    String eligibility,
    Lodge lodge,
    String arrived,
    Map<String, String> parameters) {
  public Declarations {
    replies = Map.copyOf(replies);
    parameters = Map.copyOf(parameters);
  }

  /** Whether this authority must hear of the goods' arrival. */
  public boolean wantsArrivals() {
    return lodge == Lodge.AT_ARRIVAL || !presentAs.isEmpty();
  }

  /** When a declaration is sent. */
  public enum Lodge {
    /** Before the goods arrive; a presentation notice follows on arrival where one is taken. */
    PRE_LODGED,
    /** When the goods arrive. */
    AT_ARRIVAL
  }
}
