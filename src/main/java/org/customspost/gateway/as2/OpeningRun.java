package org.customspost.gateway.as2;

import static org.customspost.gateway.error.ErrorCode.RCV_302;
import static org.customspost.gateway.error.ErrorCode.RCV_307;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Entity;
import org.customspost.gateway.as2.mime.Limits;
import org.customspost.gateway.as2.mime.Multipart;
import org.customspost.gateway.as2.mime.Refused;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.mime.TransferEncoding;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.Primitives;

/** The opening of one message: layer by layer, then the payload and its MIC. */
final class OpeningRun {
  private final Primitives primitives;
  private final Limits limits;
  private final Scratch scratch;
  private final Layers layers;

  OpeningRun(Primitives primitives, Limits limits, Scratch scratch, Layers layers) {
    this.primitives = primitives;
    this.limits = limits;
    this.scratch = scratch;
    this.layers = layers;
  }

  Opened opened(As2Message message, Terms terms, DispositionRequest request) throws IOException {
    try {
      if (request.unsupported().isPresent()) throw new Refused(request.unsupported().get());
      // the transport's headers are no part of any MIC, so the body is all there is of the entity
      Entity innermost = innermost(new Entity(message.headers(), message.body(), message.body()));
      checkDemands(terms.demand());
      return accepted(innermost, terms, request);
    } catch (Refused refused) {
      return new Opened.Rejected(
          Disposition.of(refused.code()),
          refused.finding(),
          layers.protection(),
          layers.difference());
    }
  }

  private Entity innermost(Entity outermost) throws IOException, Refused {
    Entity entity = outermost;
    int depth = 0;
    for (Optional<Entity> inner = layers.inner(entity);
        inner.isPresent();
        inner = layers.inner(entity)) {
      entity = inner.get();
      if (++depth > limits.depth())
        throw new Refused(RCV_302, "what", "layers", "limit", Integer.toString(limits.depth()));
    }
    return entity;
  }

  private void checkDemands(Terms.Demand demand) throws Refused {
    Protection found = layers.protection();
    if (demand.encrypted() && found.cipher().isEmpty())
      throw new Refused(RCV_307, "missing", "encrypted");
    if (demand.signed() && found.signer().isEmpty())
      throw new Refused(RCV_307, "missing", "signed");
  }

  private Opened accepted(Entity entity, Terms terms, DispositionRequest request)
      throws IOException, Refused {
    List<Payload> payloads = new ArrayList<>();
    for (Entity each : entities(entity)) payloads.add(payload(each));
    Mic mic = mic(entity, terms, request.digest(layers.protection().digest()));
    return new Opened.Accepted(
        payloads.get(0), payloads.subList(1, payloads.size()), layers.protection(), mic);
  }

  /** RFC 6362 section 2: the document first, whatever belongs to it after. */
  private List<Entity> entities(Entity entity) throws IOException, Refused {
    String type = entity.contentType().value();
    if (!type.equals("multipart/related") && !type.equals("multipart/mixed"))
      return List.of(entity);
    Optional<String> start = entity.contentType().parameter("start");
    List<Entity> entities = new ArrayList<>();
    for (Content part : Multipart.parts(entity, limits.parts())) {
      Entity read = Entity.read(part, limits);
      boolean first = start.isPresent() && start.equals(read.headers().first("Content-ID"));
      entities.add(first ? 0 : entities.size(), read);
    }
    return entities.isEmpty() ? List.of(entity) : entities;
  }

  private Payload payload(Entity entity) throws IOException, Refused {
    return new Payload(
        FileName.of(entity.headers()),
        entity.headers().first("Content-Type").orElse("application/octet-stream"),
        entity.headers(),
        TransferEncoding.decoded(entity, scratch));
  }

  /** RFC 4130 section 7.3.1 and RFC 5402 section 4. */
  private Mic mic(Entity entity, Terms terms, Digest algorithm) throws IOException {
    boolean uncompressed =
        terms.micTaken() == Terms.MicScope.UNCOMPRESSED && layers.isCompressedInside();
    if (layers.signed().isPresent() && !uncompressed) {
      Layers.Signed signed = layers.signed().get();
      return signed.mic().algorithm() == algorithm
          ? signed.mic()
          : Mic.of(primitives.digest(algorithm, signed.covered()), algorithm);
    }
    Protection found = layers.protection();
    boolean wrapped =
        found.cipher().isPresent() || found.compressed() || found.signer().isPresent();
    // without any protection the headers are left out, because they may change on the way
    return Mic.of(
        primitives.digest(algorithm, wrapped ? entity.whole() : entity.body()), algorithm);
  }
}
