package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.customspost.gateway.FreePort;

/** Takes traces by OTLP over HTTP, decoded with the classes made of the protocol's own files. */
final class OtlpReceiver implements AutoCloseable {
  private final HttpServer server;
  private final List<ExportTraceServiceRequest> taken = new CopyOnWriteArrayList<>();
  private volatile String authorization = "";

  private OtlpReceiver(HttpServer server) {
    this.server = server;
  }

  static OtlpReceiver start() throws IOException {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.next());
    OtlpReceiver receiver = new OtlpReceiver(HttpServer.create(address, 0));
    receiver.server.createContext("/v1/traces", receiver::take);
    receiver.server.start();
    return receiver;
  }

  private void take(HttpExchange call) throws IOException {
    authorization = call.getRequestHeaders().getFirst("Authorization");
    boolean packed = "gzip".equals(call.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream body =
        packed ? new GZIPInputStream(call.getRequestBody()) : call.getRequestBody()) {
      taken.add(ExportTraceServiceRequest.parseFrom(body));
    }
    byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
    call.getResponseHeaders().set("Content-Type", "application/x-protobuf");
    call.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
    call.close();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces");
  }

  String authorization() {
    return authorization;
  }

  private List<Span> spans() {
    return taken.stream()
        .flatMap(each -> each.getResourceSpansList().stream())
        .map(ResourceSpans::getScopeSpansList)
        .flatMap(List::stream)
        .map(ScopeSpans::getSpansList)
        .flatMap(List::stream)
        .toList();
  }

  List<Span> trace(ByteString id) {
    return spans().stream().filter(each -> each.getTraceId().equals(id)).toList();
  }

  /** The first span of that name and partner. */
  Span first(String name, String partner) {
    List<Span> found =
        spans().stream()
            .filter(each -> each.getName().equals(name))
            .filter(each -> value(each, "gateway.partner").equals(partner))
            .toList();
    assertThat(found).as("spans " + name + " of " + partner).isNotEmpty();
    return found.get(0);
  }

  private static String value(Span span, String key) {
    return span.getAttributesList().stream()
        .filter(each -> each.getKey().equals(key))
        .map(each -> each.getValue().getStringValue())
        .findFirst()
        .orElse("");
  }

  /** All that it was told, as text. */
  String text() {
    return taken.toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
