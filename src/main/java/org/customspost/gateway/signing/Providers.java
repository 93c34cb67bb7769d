package org.customspost.gateway.signing;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which provider signs with which kind of key. Handed over as objects and never registered, so that
 * TLS and everything else in the process is untouched.
 */
public final class Providers {
  /** System property: {@code true} leaves the native provider out. */
  public static final String FALLBACK = "gateway.signing.fallback";

  private static final Logger LOG = LoggerFactory.getLogger(Providers.class);
  private static final String NATIVE =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

  private final Provider ec;
  private final Provider rsa;
  private final boolean isNative;
  private final String report;

  private Providers(Provider ec, Provider rsa, boolean isNative, String report) {
    this.isNative = isNative;
    this.ec = ec;
    this.rsa = rsa;
    this.report = report;
  }

  /** The fastest this platform has, unless the system property {@link #FALLBACK} says otherwise. */
  public static Providers choose() {
    return choose(Boolean.getBoolean(FALLBACK));
  }

  /** The same with the switch as an argument. */
  public static Providers choose(boolean fallback) {
    if (fallback) return fallback("the native provider is switched off");
    try {
      Provider provider = loaded();
      return new Providers(provider, provider, true, "native: " + provider.getInfo());
    } catch (ReflectiveOperationException | LinkageError | IllegalStateException e) {
      // each of them only means "not on this platform"; the slower providers sign as well
      String reason = e instanceof ClassNotFoundException ? "not in this build" : reason(e);
      LOG.warn("the native signature provider is not used: {}", reason);
      return fallback(reason);
    }
  }

  /** One sentence for the start-up report and {@code bench}. */
  public String report() {
    return report;
  }

  /** True where the native provider signs. */
  public boolean isNative() {
    return isNative;
  }

  /** The provider for operations with a key. */
  public Provider of(Key key) {
    return key.getAlgorithm().equals("RSA") ? rsa : ec;
  }

  /** The native provider itself, for digests and ciphers. */
  public Optional<Provider> nativeProvider() {
    return isNative ? Optional.of(rsa) : Optional.empty();
  }

  /** A fresh signature object for a key's algorithm; not for several threads. */
  Signature signature(String algorithm, Key key) throws GeneralSecurityException {
    return Signature.getInstance(algorithm, of(key));
  }

  /** The key in the provider's own form, so that it is converted once and not per signature. */
  <K extends Key> K own(K key, Class<K> type) throws GeneralSecurityException {
    return type.cast(KeyFactory.getInstance(key.getAlgorithm(), of(key)).translateKey(key));
  }

  private static Providers fallback(String reason) {
    Provider jdk = Security.getProvider("SunRsaSign");
    Provider castle = new BouncyCastleProvider();
    String report = "fallback (" + reason + "): EC by " + castle.getInfo() + ", RSA by the JDK";
    return new Providers(castle, jdk == null ? castle : jdk, false, report);
  }

  /**
   * By reflection: the native provider is a dependency of some platforms' builds only. Its own self
   * test runs every algorithm once against known answers.
   */
  private static Provider loaded() throws ReflectiveOperationException {
    Field instance = Class.forName(NATIVE).getField("INSTANCE");
    if (!(instance.get(null) instanceof Provider provider)) {
      throw new IllegalStateException("no provider in " + NATIVE);
    }
    provider.getClass().getMethod("assertHealthy").invoke(provider);
    return provider;
  }

  private static String reason(Throwable e) {
    Throwable cause =
        e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
