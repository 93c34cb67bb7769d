package org.customspost.gateway.app.keys;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.customspost.gateway.channel.as2.Rehearsal.Outcome;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.partner.As2Outbound;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;

/** How a rehearsal ended, for a person and for a script. */
record RehearsalReport(String partner, Channel.As2 channel, SigningKey key, Outcome outcome) {

  String text() {
    StringBuilder text = new StringBuilder();
    facts().forEach((name, value) -> text.append("%-16s %s%n".formatted(name, value)));
    text.append(
        outcome
            .problem()
            .map(Finding::toString)
            .orElse(partner + " takes " + key.alias() + ": its receipt proves it."));
    return text.append(System.lineSeparator()).toString();
  }

  String json() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeBooleanField("taken", outcome.problem().isEmpty());
      for (Map.Entry<String, String> each : facts().entrySet())
        json.writeStringField(each.getKey().replace(' ', '-'), each.getValue());
      json.writeStringField("problem", outcome.problem().map(Finding::toString).orElse(""));
      json.writeEndObject();
    }
    return text + System.lineSeparator();
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("partner", partner);
    facts.put("channel", channel.id());
    facts.put("url", channel.send().map(As2Outbound::url).map(String::valueOf).orElse(""));
    facts.put("message id", outcome.messageId());
    facts.put("file", outcome.fileName());
    facts.put("signed with", key.alias());
    facts.put("signs from", KeyLine.day(key.from()).toString());
    facts.put("fingerprint", KeyLine.fingerprint(key.certificate()));
    facts.put("status", Integer.toString(outcome.status()));
    facts.put("disposition", outcome.disposition());
    facts.put("mic sent", outcome.mic());
    facts.put("mic received", outcome.stated());
    facts.put("receipt signed by", outcome.signer().map(TrustedCertificate::name).orElse(""));
    return facts;
  }
}
