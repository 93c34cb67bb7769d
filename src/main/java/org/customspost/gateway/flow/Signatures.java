package org.customspost.gateway.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.model.passage.Body;
import org.customspost.gateway.model.passage.Departure;
import org.customspost.gateway.model.passage.Wrapping;
import org.customspost.gateway.model.passage.Wrapping.Wrapped;
import org.customspost.gateway.partner.Signing;
import org.customspost.gateway.signing.CmsSigner;
import org.customspost.gateway.signing.Placement;
import org.customspost.gateway.signing.Signers;

/** Signs as was agreed when the departure was planned, with the key that is valid now. */
public final class Signatures {
  private static final byte[] NONE = new byte[0];

  private final Signers signers;
  private final Wrapping wrapping;

  public Signatures(Signers signers, Wrapping wrapping) {
    this.signers = signers;
    this.wrapping = wrapping;
  }

  Signed sign(Encoded encoded) {
    Signing agreed = agreed(encoded.planned());
    // The key that is valid now, the time that was planned: the signature is made once and kept.
    Instant now = Instant.now();
    Body body = encoded.body();
    byte[] signature = NONE;
    if (agreed.kind() == Signing.Kind.CMS) {
      Instant time = encoded.planned().preparedAt().toInstant();
      signature = detached(signers.cms(agreed.key(), now), body, time);
    } else if (agreed.kind() == Signing.Kind.XML) {
      byte[] signed =
          signers.xml(agreed.key(), now).sign(bytes(body), new Placement(agreed.place(), ""));
      body = Body.of(signed);
    }
    return new Signed(encoded, body, signature, wrapped(encoded, body, signature));
  }

  // Planned before the tables kept it: nobody knows any more what was agreed then.
  private static Signing agreed(Planned planned) {
    if (planned.sign().isEmpty() && !planned.documents().isEmpty())
      throw new GatewayException(
          Finding.of(ErrorCode.SIG_450, Place.NOWHERE, "file", planned.fileName()));
    return Signing.parse(planned.sign());
  }

  private static byte[] detached(CmsSigner signer, Body body, Instant time) {
    if (body instanceof Body.InMemory small) return signer.sign(small.bytes(), time);
    try (InputStream content = body.open()) {
      return signer.sign(content, time);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // An enveloped signature stands in the document, which is a tree in memory.
  private static byte[] bytes(Body body) {
    try {
      return body.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Wrapped> wrapped(Encoded encoded, Body body, byte[] signature) {
    Planned planned = encoded.planned();
    try {
      return wrapping.wrap(
          new Departure(
              planned.id(),
              planned.partner(),
              planned.channel(),
              planned.uniqueId(),
              planned.fileName(),
              encoded.contentType(),
              body,
              signature,
              Map.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
