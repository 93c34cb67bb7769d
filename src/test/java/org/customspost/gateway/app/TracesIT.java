package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.flow.LineFolders;
import org.customspost.gateway.flow.LineMessages;
import org.customspost.gateway.flow.TestAgreements;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.postgres.Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a receiver of OpenTelemetry's protocol is told of a gateway that runs. */
@Timeout(180)
class TracesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private OtlpReceiver receiver;
  private Path config;

  @BeforeEach
  void configure() throws IOException {
    receiver = OtlpReceiver.start();
    config =
        LineFolders.in(
                folder,
                Map.of("post", here(TestAgreements.POST), "customs", here(TestAgreements.CUSTOMS)))
            .config();
    Path routes = Files.createDirectories(folder.resolve("routes"));
    try (Stream<Path> own = Files.list(Path.of("routes"))) {
      for (Path each : own.toList()) Files.copy(each, routes.resolve(each.getFileName()));
    }
    Address address = TestDatabase.freshAddress();
    Files.writeString(config.resolve("db"), address.password());
    Files.writeString(
        config.resolve("gateway.yaml"),
        "data: \"%s\"\ndatabase: {url: \"%s\", user: %s, password: 'file:db'}\n"
                .formatted(folder.resolve("data"), address.url(), address.user())
            + "sftp: {port: 0}\nmetrics: {port: 0}\nbroker: {port: 0}\n"
            + "traces: {endpoint: \"%s\", authorization: 'file:token'}\n"
                .formatted(receiver.endpoint()));
    Files.writeString(config.resolve("token"), "Bearer secret-of-the-collector");
  }

  /** With its folder below this test's, and looked into at once. */
  private String here(String agreement) {
    return agreement.replace("folder: ", "every: 1s, folder: " + folder + "/");
  }

  @AfterEach
  void end() {
    receiver.close();
  }

  private Gateway start() {
    return Gateway.start(Settings.read(folder, config, new Findings()));
  }

  private void put(String partner, String name, String text) throws IOException {
    Path whole = Files.writeString(folder.resolve(name), text);
    Path in = Files.createDirectories(folder.resolve(partner).resolve("in"));
    Files.move(whole, in.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String one(Gateway gateway, String sql) {
    return gateway
        .memory()
        .database()
        .transaction(handle -> handle.createQuery(sql).mapTo(String.class).findOne().orElse(""));
  }

  private static void sent(Gateway gateway, String kind) {
    String sql =
        "select max(state) from departure where kind = '%s' and state = 'SENT'".formatted(kind);
    await().atMost(PATIENCE).until(() -> one(gateway, sql).equals("SENT"));
  }

  private static Set<String> names(List<Span> spans) {
    return spans.stream().map(Span::getName).collect(Collectors.toSet());
  }

  @Test
  void tellsTheJourneyOfAnInterchangeAsOneTraceAcrossARestart() throws IOException {
    String id = LineMessages.s10(1);
    String lrn;
    try (Gateway gateway = start()) {
      put("post", "items.xml", LineMessages.items(LineMessages.item(id)));
      sent(gateway, "DECLARATION");
      lrn = one(gateway, "select lrn from filing");
    }
    try (Gateway gateway = start()) {
      String held = LineMessages.answers(LineMessages.answer(id, lrn, "HOLD", 1));
      put("customs", "answers.xml", held);
      sent(gateway, "NOTICE");
    }

    Span received = receiver.first("receive", "post");
    List<Span> journey = receiver.trace(received.getTraceId());
    assertThat(names(journey))
        .contains("receive", "identify", "inspect", "read", "validate", "track")
        .contains("write declaration", "encode declaration", "sign declaration", "send declaration")
        .contains("send report", "answer", "write notice", "send notice");
    assertThat(received.getParentSpanId()).isEqualTo(ByteString.EMPTY);
    Set<ByteString> known = journey.stream().map(Span::getSpanId).collect(Collectors.toSet());
    assertThat(journey)
        .filteredOn(each -> !each.equals(received))
        .allMatch(each -> known.contains(each.getParentSpanId()), "hangs below another");
    Span answers = receiver.first("receive", "customs");
    Span told = journey.stream().filter(each -> each.getName().equals("answer")).findAny().get();
    assertThat(told.getLinks(0).getTraceId()).isEqualTo(answers.getTraceId());
    assertThat(answers.getTraceId()).isNotEqualTo(received.getTraceId());
    assertThat(receiver.authorization()).isEqualTo("Bearer secret-of-the-collector");
    assertThat(receiver.text())
        .contains("customs-post-gateway", "post", "customs")
        .doesNotContain("Greta", "Carla", "Sample", "chess", id, lrn, "items.xml");
  }

  private static void marked(Span span, String code) {
    assertThat(span.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    assertThat(span.getStatus().getMessage()).isEmpty();
    assertThat(span.getAttributesList())
        .filteredOn(each -> each.getKey().equals("gateway.code"))
        .extracting(each -> each.getValue().getStringValue())
        .containsExactly(code);
    assertThat(span.getEventsCount()).isZero();
  }

  @Test
  void marksWhatFailedWithItsCodeAndNothingElse() throws IOException {
    try (Gateway gateway = start()) {
      put("post", "letter.txt", "Dear Greta Example, this is no message at all");
      sent(gateway, "REPORT");
    }
    Span identify = receiver.first("identify", "post");
    marked(identify, "IDN-012");
    assertThat(receiver.text()).doesNotContain("Greta", "letter.txt");
  }

  /** What does not fit is found when it is encoded, and parked where it would be signed. */
  @Test
  void marksADeclarationThatCannotBeWrittenWithItsCode() throws IOException {
    Path structure = folder.resolve("mappings/toydec-xml-1/structure.xsd");
    String goods = "<xs:element name=\"goods\" ";
    String no = "type=\"xs:string\" minOccurs=\"0\" maxOccurs=\"unbounded\"/>";
    String five =
        "minOccurs=\"0\" maxOccurs=\"unbounded\"><xs:simpleType><xs:restriction base=\"xs:string\">"
            + "<xs:maxLength value=\"5\"/></xs:restriction></xs:simpleType></xs:element>";
    Files.writeString(structure, Files.readString(structure).replace(goods + no, goods + five));
    try (Gateway gateway = start()) {
      put("post", "items.xml", LineMessages.items(LineMessages.item(LineMessages.s10(3))));
      await()
          .atMost(PATIENCE)
          .until(() -> !one(gateway, "select id from departure where state = 'PARKED'").isEmpty());
    }
    marked(receiver.first("sign declaration", ""), "WRT-204");
    assertThat(receiver.text()).doesNotContain("chess");
  }

  @Test
  void goesOnWhereNobodyTakesTheTraces() throws IOException {
    receiver.close();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    log.start();
    root.addAppender(log);
    try (Gateway gateway = start()) {
      put("post", "items.xml", LineMessages.items(LineMessages.item(LineMessages.s10(2))));
      sent(gateway, "DECLARATION");
    } finally {
      root.detachAppender(log);
    }
    assertThat(log.list)
        .anyMatch(each -> each.getFormattedMessage().startsWith("traces: Failed to export"));
  }
}
