package org.customspost.gateway.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.error.Finding;
import org.slf4j.event.KeyValuePair;

/**
 * The log as JSON, a line for each event, with one key for each idea: docs/operating/logs.md. What
 * an exception says in its own words is left out: it may quote what somebody sent.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] NOTHING = {};
  private static final String OURS = "org.customspost";

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      for (Map.Entry<String, String> each : keys(event).entrySet())
        json.writeStringField(each.getKey(), each.getValue());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // into memory: it cannot be
    }
    line.write('\n');
    return line.toByteArray();
  }

  private static Map<String, String> keys(ILoggingEvent event) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("time", event.getInstant().toString());
    keys.put("level", event.getLevel().toString());
    keys.put("text", event.getFormattedMessage());
    keys.putAll(event.getMDCPropertyMap());
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (pairs != null) pairs.forEach(each -> keys.put(each.key, String.valueOf(each.value)));
    Object[] arguments = event.getArgumentArray();
    if (arguments != null)
      for (Object each : arguments) if (each instanceof Finding finding) found(finding, keys);
    if (event.getThrowableProxy() != null) keys.put("problem", problem(event.getThrowableProxy()));
    keys.put("logger", event.getLoggerName());
    keys.put("thread", event.getThreadName());
    return keys;
  }

  private static void found(Finding finding, Map<String, String> keys) {
    keys.put("code", finding.code().id());
    if (!finding.place().itemId().isEmpty()) keys.put("item", finding.place().itemId());
    if (!finding.place().source().isEmpty()) keys.put("source", finding.place().source());
  }

  /** Kinds of the exceptions, from the outer to the cause, and where in our program it was. */
  private static String problem(IThrowableProxy outer) {
    StringBuilder text = new StringBuilder();
    String where = "";
    for (IThrowableProxy each = outer; each != null; each = each.getCause()) {
      if (!text.isEmpty()) text.append(" < ");
      text.append(each.getClassName());
      for (var frame : each.getStackTraceElementProxyArray())
        if (where.isEmpty() && frame.getStackTraceElement().getClassName().startsWith(OURS))
          where = " at " + frame.getStackTraceElement();
      if (each.getCause() == each) break;
    }
    return text + where;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
