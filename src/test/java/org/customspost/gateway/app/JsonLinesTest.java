package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.flow.Kinds;
import org.customspost.gateway.journal.Work;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** The log as machines read it. */
class JsonLinesTest {
  private final LoggerContext context = new LoggerContext();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Logger log = logger();

  private Logger logger() {
    context.setMDCAdapter(org.slf4j.MDC.getMDCAdapter());
    JsonLines lines = new JsonLines();
    lines.setContext(context);
    lines.start();
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setEncoder(lines);
    appender.setOutputStream(written);
    appender.start();
    ch.qos.logback.classic.Logger log = context.getLogger("test.log");
    log.addAppender(appender);
    return log;
  }

  private List<Map<String, String>> lines() throws IOException {
    List<Map<String, String>> lines = new ArrayList<>();
    for (String each : written.toString(StandardCharsets.UTF_8).lines().toList()) {
      Map<String, String> keys = new HashMap<>();
      try (JsonParser json = new JsonFactory().createParser(each)) {
        json.nextToken();
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName())
          keys.put(key, json.nextTextValue());
      }
      lines.add(keys);
    }
    return lines;
  }

  @Test
  void hasAKeyForTheCodeTheItemAndTheFileOfAFinding() throws IOException {
    Place place = Place.source("a.edi").withItem(3, "RR473124829GB");
    log.warn("door {}: {}", "x", Finding.of(ErrorCode.RCV_016, place, "name", "sub\ndir \"q\""));
    Map<String, String> line = lines().get(0);
    assertThat(line.get("code")).isEqualTo("RCV-016");
    assertThat(line.get("item")).isEqualTo("RR473124829GB");
    assertThat(line.get("source")).isEqualTo("a.edi");
    assertThat(line.get("level")).isEqualTo("WARN");
    assertThat(line.get("logger")).isEqualTo("test.log");
    assertThat(line.get("text")).startsWith("door x: RCV-016").contains("\"q\"");
    assertThat(Instant.parse(line.get("time"))).isBefore(Instant.now().plusSeconds(1));
  }

  @SuppressWarnings("try") // marks only have to end
  @Test
  void saysWhatTheThreadWorksOnAndStopsSayingIt() throws IOException {
    try (Marks marks = Marks.of(List.of(entry(Kinds.SEND, "post/box")))) {
      log.info("one");
    }
    try (Marks marks = Marks.of(List.of(entry(Kinds.ARRIVAL, "post")))) {
      log.atInfo().addKeyValue("door", "post.box").log("two");
    }
    log.info("three");
    assertThat(lines().get(0).get("departure")).isEqualTo("7");
    assertThat(lines().get(0).get("partner")).isEqualTo("post");
    assertThat(lines().get(0).get("channel")).isEqualTo("box");
    assertThat(lines().get(1).get("arrival")).isEqualTo("7");
    assertThat(lines().get(1).get("door")).isEqualTo("post.box");
    assertThat(lines().get(2)).doesNotContainKey("partner");
  }

  @Test
  void tellsWhichExceptionWhereButNotItsWordsWhichMayQuoteASender() throws IOException {
    Exception problem = new IllegalStateException("Jane Roe", new IOException("12 Orchard Lane"));
    log.error("it failed", problem);
    String line = written.toString(StandardCharsets.UTF_8);
    assertThat(line).doesNotContain("Jane", "Orchard");
    assertThat(lines().get(0).get("problem"))
        .startsWith("java.lang.IllegalStateException < java.io.IOException at ")
        .contains("JsonLinesTest");
  }

  private static Work.Entry entry(String kind, String partner) {
    return new Work.Entry(
        1, kind, 7, List.of(), partner, 0, OffsetDateTime.now(ZoneOffset.UTC), 1, "me");
  }
}
