package org.customspost.gateway.signing;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.customspost.gateway.error.GatewayException;
import org.jspecify.annotations.Nullable;

/**
 * What signs under an alias at a time, each made once for its key; another key under the same alias
 * gets another. For several threads.
 */
public final class Signers {
  private record Made<S>(SigningKey key, S signer) {}

  private final Map<String, Made<CmsSigner>> cms = new ConcurrentHashMap<>();
  private final Map<String, Made<XmlSigner>> xml = new ConcurrentHashMap<>();
  private final CurrentKeys keys;
  private final Providers providers;

  public Signers(CurrentKeys keys, Providers providers) {
    this.keys = keys;
    this.providers = providers;
  }

  /**
   * For detached signatures.
   *
   * @throws GatewayException SIG-001, SIG-002, SIG-003 where no key of the alias may sign now
   */
  public CmsSigner cms(String alias, Instant now) {
    return made(cms, alias, now, key -> new CmsSigner(key, providers));
  }

  /** The same for enveloped XML signatures. */
  public XmlSigner xml(String alias, Instant now) {
    return made(xml, alias, now, key -> new XmlSigner(key, providers));
  }

  private <S> S made(
      Map<String, Made<S>> all, String alias, Instant now, Function<SigningKey, S> make) {
    SigningKey key = keys.now().ours().signer(alias, now);
    @Nullable Made<S> made = all.get(key.alias());
    // after a reload the same alias may stand for another key
    if (made == null || !made.key().equals(key)) {
      made = new Made<>(key, make.apply(key));
      all.put(key.alias(), made);
    }
    return made.signer();
  }
}
