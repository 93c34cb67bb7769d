package org.customspost.gateway.console.access;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.customspost.gateway.console.Role;

/**
 * Another server that says who somebody is, by OpenID Connect.
 *
 * @param issuer below which its configuration is found
 * @param secret reference; empty for a client without one
 * @param name the claim that is shown as the name
 * @param claim the claim that says what somebody may
 * @param roles by the values of that claim; who has none of them may nothing
 */
public record Provider(
    URI issuer,
    String client,
    String secret,
    List<String> scopes,
    String name,
    String claim,
    Map<String, Set<Role>> roles) {
  public Provider {
    scopes = List.copyOf(scopes);
    roles = Map.copyOf(roles);
  }
}
