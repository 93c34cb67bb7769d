package org.customspost.gateway.console.access;

import static org.customspost.gateway.error.ErrorCode.CFG_503;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.customspost.gateway.console.Refused;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.access.Sessions.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OpenID Connect: authorization code with PKCE and nonce, the ID token verified (OpenID Connect
 * Core 1.0, 3.1). The other server is asked for its addresses when somebody first signs in: that it
 * is away stops nobody else.
 */
public final class OpenIdConnect {
  private static final Logger LOG = LoggerFactory.getLogger(OpenIdConnect.class);
  private static final int TIMEOUT_MILLIS = 10_000;

  private final Provider provider;
  private final UnaryOperator<String> secrets;
  private final Claims claims;
  private final AtomicReference<@Nullable OIDCProviderMetadata> known = new AtomicReference<>();

  /**
   * @param secrets turns a reference into the secret
   */
  public OpenIdConnect(Provider provider, UnaryOperator<String> secrets) {
    this.provider = provider;
    this.secrets = secrets;
    this.claims = new Claims(provider);
  }

  /** Where the browser is to go. */
  URI ask(Elsewhere.Errand errand, URI back) {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE, Scope.parse(provider.scopes()), client(), back)
        .endpointURI(metadata().getAuthorizationEndpointURI())
        .state(new State(errand.state()))
        .nonce(new Nonce(errand.nonce()))
        .codeChallenge(new CodeVerifier(errand.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /**
   * Who came back, with the roles that the other server's groups mean here.
   *
   * @param query what the browser brought along
   * @throws Refused where somebody is not to be let in
   */
  Session who(Elsewhere.Errand errand, URI back, @Nullable String query) {
    try {
      AuthenticationResponse answer =
          AuthenticationResponseParser.parse(URI.create(back + "?" + query));
      if (!answer.indicatesSuccess())
        throw Refused.forbidden(
            "The other server did not let you in: " + answer.toErrorResponse().getErrorObject());
      AuthorizationCodeGrant grant =
          new AuthorizationCodeGrant(
              answer.toSuccessResponse().getAuthorizationCode(),
              back,
              new CodeVerifier(errand.verifier()));
      return claims.session(verified(redeemed(grant), errand));
    } catch (GeneralException | IOException | BadJOSEException | JOSEException e) {
      LOG.warn("sign-in by {} failed: {}", provider.issuer(), e.getMessage());
      throw Refused.forbidden("The other server's answer could not be proved. Begin anew.");
    }
  }

  private JWT redeemed(AuthorizationCodeGrant grant) throws GeneralException, IOException {
    URI endpoint = metadata().getTokenEndpointURI();
    TokenRequest request =
        provider.secret().isEmpty()
            ? new TokenRequest.Builder(endpoint, client(), grant).build()
            : new TokenRequest.Builder(endpoint, authentication(), grant).build();
    HTTPRequest http = request.toHTTPRequest();
    http.setConnectTimeout(TIMEOUT_MILLIS);
    http.setReadTimeout(TIMEOUT_MILLIS);
    OIDCTokenResponse answer =
        (OIDCTokenResponse) OIDCTokenResponseParser.parse(http.send()).toSuccessResponse();
    return answer.getOIDCTokens().getIDToken();
  }

  private IDTokenClaimsSet verified(JWT token, Elsewhere.Errand errand)
      throws BadJOSEException, JOSEException, MalformedURLException {
    OIDCProviderMetadata there = metadata();
    // Never a symmetric one or none: whoever knows a public key could sign with it.
    JWSVerificationKeySelector<SecurityContext> keys =
        new JWSVerificationKeySelector<>(
            Set.copyOf(JWSAlgorithm.Family.SIGNATURE),
            JWKSourceBuilder.create(there.getJWKSetURI().toURL()).build());
    IDTokenValidator validator = new IDTokenValidator(there.getIssuer(), client(), keys, null);
    return validator.validate(token, new Nonce(errand.nonce()));
  }

  private OIDCProviderMetadata metadata() {
    OIDCProviderMetadata now = known.get();
    if (now != null) return now;
    try {
      OIDCProviderMetadata found =
          OIDCProviderMetadata.resolve(
              new Issuer(provider.issuer()), TIMEOUT_MILLIS, TIMEOUT_MILLIS);
      known.set(found);
      return found;
    } catch (GeneralException | IOException e) {
      String problem = String.valueOf(e.getMessage());
      throw new GatewayException(
          Finding.of(
              CFG_503,
              Place.source("gateway.yaml"),
              "issuer",
              provider.issuer().toString(),
              "problem",
              problem),
          e);
    }
  }

  private ClientID client() {
    return new ClientID(provider.client());
  }

  private ClientSecretBasic authentication() {
    return new ClientSecretBasic(client(), new Secret(secrets.apply(provider.secret())));
  }
}
