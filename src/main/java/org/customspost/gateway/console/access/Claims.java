package org.customspost.gateway.console.access;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.customspost.gateway.console.Refused;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.journal.access.Sessions.Session;

/** What another server says of somebody, in our words. */
final class Claims {
  private final Provider provider;

  Claims(Provider provider) {
    this.provider = provider;
  }

  /**
   * @throws Refused for somebody who may nothing here
   */
  Session session(IDTokenClaimsSet claims) {
    Set<String> roles = new TreeSet<>();
    for (String value : values(claims.getClaim(provider.claim())))
      for (Role each : provider.roles().getOrDefault(value, Set.of()))
        roles.add(each.name().toLowerCase(Locale.ROOT));
    String name = name(claims);
    if (roles.isEmpty())
      throw Refused.forbidden(
          "%s is known, but has no role here. Who looks after %s must give one: console.oidc.roles says which there are."
              .formatted(name, provider.issuer().getHost()));
    // A colon is in no local name: nobody elsewhere can be taken for one of ours.
    return new Session("oidc:" + name, false, roles);
  }

  private String name(IDTokenClaimsSet claims) {
    String name = claims.getStringClaim(provider.name());
    return name == null || name.isBlank() ? claims.getSubject().getValue() : name;
  }

  private static Collection<String> values(Object claim) {
    if (claim instanceof Collection<?> several)
      return several.stream().map(String::valueOf).toList();
    return claim == null ? List.of() : List.of(claim.toString());
  }
}
