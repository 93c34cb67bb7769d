package org.customspost.gateway.channel.sftp;

import static org.customspost.gateway.error.ErrorCode.RCV_014;
import static org.customspost.gateway.error.ErrorCode.RCV_016;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.customspost.gateway.channel.door.Door;
import org.customspost.gateway.channel.door.Standing;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.model.passage.Incoming;
import org.customspost.gateway.model.passage.Reception;
import org.customspost.gateway.partner.Channel.SftpPoll;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a partner's file to Receive while it is fetched. A refused file is the partner's: it stays
 * where it is, is told once, and is looked at again only when its size has changed. A directory is
 * told once too.
 */
public final class SftpReception {
  private static final Logger LOG = LoggerFactory.getLogger(SftpReception.class);
  private static final int REMEMBERED = 10_000;

  private final Reception reception;
  private final String partner;
  private final SftpPoll poll;
  private final Standing standing;
  private final Set<String> toldDirectories = new HashSet<>(); // the one thread that polls
  private final Map<String, Long> refused =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
              return size() > REMEMBERED;
            }
          });

  SftpReception(Reception reception, String partner, SftpPoll poll, Standing standing) {
    this.reception = reception;
    this.partner = partner;
    this.poll = poll;
    this.standing = standing;
  }

  /** Called by the route. A failure leaves the file on the partner's server. */
  public void receive(Exchange exchange) {
    Message message = exchange.getIn();
    String name = String.valueOf(message.getHeader(Exchange.FILE_NAME_ONLY));
    long size = message.getHeader(Exchange.FILE_LENGTH, 0L, Long.class);
    InputStream body = message.getBody(InputStream.class);
    Map<String, String> facts = new HashMap<>();
    facts.put("path", "sftp://" + poll.server().host() + "/" + poll.folder() + "/" + name);
    facts.put("size", String.valueOf(size));
    byte[] signature = exchange.getProperty(SignatureBeside.SIGNATURE, byte[].class);
    if (signature != null) facts.put("signature", Base64.getEncoder().encodeToString(signature));
    try {
      standing.requireOurs();
      reception.receive(new Incoming(partner, poll.id(), name, facts, body));
      standing.taken();
    } catch (GatewayException e) {
      if (e.code().severity() == Severity.REJECT) {
        refused.put(name, size);
        LOG.warn("{} of {} is refused: {}", name, partner, e.findings());
        throw e;
      }
      throw told(name, e);
    } catch (IOException e) {
      throw told(name, e);
    }
  }

  private GatewayException told(String name, Exception problem) {
    Finding finding =
        Finding.of(
            RCV_014, Place.NOWHERE, "name", name, "problem", String.valueOf(problem.getMessage()));
    standing.notTaken(finding);
    return new GatewayException(finding, problem);
  }

  /** What is fetched of that which lies in the folder; nothing below a directory is. */
  GenericFileFilter<Object> wanted() {
    return file -> {
      if (!file.isDirectory()) return notRefusedBefore(file);
      tell(file.getFileNameOnly());
      return false;
    };
  }

  private boolean notRefusedBefore(GenericFile<Object> file) {
    Long size = refused.get(file.getFileNameOnly());
    return size == null || size != file.getFileLength();
  }

  private void tell(String directory) {
    boolean done = (poll.doneFolder() + "/").startsWith(directory + "/");
    if (done || toldDirectories.size() == REMEMBERED || !toldDirectories.add(directory)) return;
    Finding finding = Finding.of(RCV_016, Place.NOWHERE, "name", directory);
    LOG.warn("door {}: {}", Door.name(partner, poll.id()), finding);
  }
}
