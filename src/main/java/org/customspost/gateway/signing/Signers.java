package org.customspost.gateway.signing;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.customspost.gateway.error.GatewayException;

/**
 * What signs under an alias at a time, each made once for its key. A reload of keys makes new ones.
 * For several threads.
 */
public final class Signers {
  private final Map<String, CmsSigner> cms = new ConcurrentHashMap<>();
  private final Map<String, XmlSigner> xml = new ConcurrentHashMap<>();
  private final KeyRing ring;
  private final Providers providers;

  public Signers(KeyRing ring, Providers providers) {
    this.ring = ring;
    this.providers = providers;
  }

  /**
   * For detached signatures.
   *
   * @throws GatewayException SIG-001, SIG-002, SIG-003 where no key of the alias may sign now
   */
  public CmsSigner cms(String alias, Instant now) {
    SigningKey key = ring.signer(alias, now);
    return cms.computeIfAbsent(key.alias(), each -> new CmsSigner(key, providers));
  }

  /** The same for enveloped XML signatures. */
  public XmlSigner xml(String alias, Instant now) {
    SigningKey key = ring.signer(alias, now);
    return xml.computeIfAbsent(key.alias(), each -> new XmlSigner(key, providers));
  }
}
