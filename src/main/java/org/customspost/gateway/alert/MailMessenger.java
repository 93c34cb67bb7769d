package org.customspost.gateway.alert;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.customspost.gateway.alert.Alerting.MailServer;

/** Sends alerts by SMTP. */
final class MailMessenger implements Messenger {
  private static final String WITHIN_MILLIS = "15000";
  private static final int LONGEST_SUBJECT = 150;

  private final Session session;
  private final InternetAddress from;
  private final List<String> to;

  /**
   * @param password empty where the server asks for none
   */
  MailMessenger(MailServer server, String password, List<String> to) throws IOException {
    this.session = Session.getInstance(properties(server), login(server.user(), password));
    this.from = address(server.from());
    this.to = to;
  }

  private static Properties properties(MailServer server) {
    Properties properties = new Properties();
    String protocol = server.tls() == Alerting.Tls.TLS ? "smtps" : "smtp";
    properties.setProperty("mail.transport.protocol", protocol);
    String prefix = "mail." + protocol + ".";
    properties.setProperty(prefix + "host", server.host());
    properties.setProperty(prefix + "port", Integer.toString(server.port()));
    properties.setProperty(prefix + "connectiontimeout", WITHIN_MILLIS);
    properties.setProperty(prefix + "timeout", WITHIN_MILLIS);
    properties.setProperty(prefix + "writetimeout", WITHIN_MILLIS);
    properties.setProperty(prefix + "auth", Boolean.toString(!server.user().isEmpty()));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    if (server.tls() == Alerting.Tls.STARTTLS) {
      properties.setProperty(prefix + "starttls.enable", "true");
      // A server without it gets neither password nor alert.
      properties.setProperty(prefix + "starttls.required", "true");
    }
    return properties;
  }

  private static Authenticator login(String user, String password) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(user, password);
      }
    };
  }

  private static InternetAddress address(String text) throws IOException {
    try {
      return new InternetAddress(text, true);
    } catch (MessagingException e) {
      throw new IOException(text + " is no mail address", e);
    }
  }

  @Override
  public void send(Alert alert) throws IOException {
    try {
      MimeMessage message = new Numbered(session, alert);
      message.setFrom(from);
      for (String each : to) message.addRecipient(Message.RecipientType.TO, address(each));
      message.setSubject(subject(alert), StandardCharsets.UTF_8.name());
      message.setSentDate(Date.from(alert.lastAt()));
      message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody answers it
      message.setText(text(alert), StandardCharsets.UTF_8.name());
      Transport.send(message);
    } catch (MessagingException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  private static String subject(Alert alert) {
    String title = "[gateway] " + alert.title();
    return title.length() <= LONGEST_SUBJECT ? title : title.substring(0, LONGEST_SUBJECT) + "…";
  }

  private static String text(Alert alert) {
    StringBuilder text = new StringBuilder();
    text.append(alert.count() == 1 ? "Once" : alert.count() + " times");
    text.append(", first ").append(alert.firstAt()).append(", last ").append(alert.lastAt());
    text.append(".\n\n");
    for (String each : alert.texts()) text.append(each).append("\n");
    if (alert.count() > alert.texts().size())
      text.append("and ").append(alert.count() - alert.texts().size()).append(" more.\n");
    return text.append("\nWhat to do: docs/reference/errors/")
        .append(alert.code().id())
        .append(".md\n")
        .toString();
  }

  /** Keeps its id when it is sent again, so that a mail program can see that it is the same. */
  private static final class Numbered extends MimeMessage {
    private final String id;

    Numbered(Session session, Alert alert) {
      super(session);
      this.id = "<alert-%d-%d@gateway>".formatted(alert.id(), alert.firstAt().toEpochMilli());
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
