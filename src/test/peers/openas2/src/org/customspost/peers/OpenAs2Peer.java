package org.customspost.peers;

import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.activation.DataHandler;
import javax.mail.internet.MimeBodyPart;
import javax.mail.util.ByteArrayDataSource;
import org.openas2.OpenAS2Exception;
import org.openas2.cert.PKCS12CertificateFactory;
import org.openas2.message.AS2Message;
import org.openas2.message.AS2MessageMDN;
import org.openas2.message.FileAttribute;
import org.openas2.message.Message;
import org.openas2.message.MessageMDN;
import org.openas2.partner.BasePartnershipFactory;
import org.openas2.partner.Partnership;
import org.openas2.partner.PartnershipFactory;
import org.openas2.processor.BaseProcessorModule;
import org.openas2.processor.DefaultProcessor;
import org.openas2.processor.Processor;
import org.openas2.processor.ProcessorModule;
import org.openas2.processor.msgtracking.TrackingModule;
import org.openas2.processor.receiver.AS2MDNReceiverModule;
import org.openas2.processor.receiver.AS2ReceiverModule;
import org.openas2.processor.resender.ResenderModule;
import org.openas2.processor.sender.AS2SenderModule;
import org.openas2.processor.sender.MDNSenderModule;
import org.openas2.processor.sender.SenderModule;
import org.openas2.processor.storage.StorageModule;
import org.openas2.util.AS2Util;

/** OpenAS2 as a server and a client in one process. */
public final class OpenAs2Peer implements Peer {
  private static final String PROCESSED = Message.MSG_STATE_MSG_SENT_MDN_RECEIVED_OK;

  private final OpenAs2Session session = new OpenAs2Session();
  private final DefaultProcessor processor = new DefaultProcessor();
  private final Path folder;
  private final int messagePort = PeerLine.freePort();
  private final int receiptPort = PeerLine.freePort();
  private final int securePort = PeerLine.freePort();
  private final List<Document> received = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
  private Setup setup;

  public static void main(String[] arguments) throws Exception {
    PrintStream out = PeerLine.takeOutput();
    if (Tls.given()) callByJavasOwnSettings();
    PeerLine.serve(out, new OpenAs2Peer(Files.createTempDirectory("openas2")));
  }

  /** How one tells OpenAS2 whom to trust and what to show, for all partners together. */
  private static void callByJavasOwnSettings() {
    System.setProperty("javax.net.ssl.keyStore", Tls.keys());
    System.setProperty("javax.net.ssl.keyStorePassword", Tls.password());
    System.setProperty("javax.net.ssl.trustStore", Tls.trusted());
    System.setProperty("javax.net.ssl.trustStorePassword", Tls.password());
  }

  private OpenAs2Peer(Path folder) throws Exception {
    this.folder = folder;
    Map<String, String> parameters = new HashMap<>();
    parameters.put("pendingmdn", subfolder("pending"));
    parameters.put("pendingmdninfo", subfolder("pending-facts"));
    processor.init(session, parameters);
    session.setComponent(Processor.COMPID_PROCESSOR, processor);
    add(new AS2ReceiverModule(), listener(messagePort));
    if (Tls.given()) add(new AS2ReceiverModule(), secured(securePort));
    add(new AS2MDNReceiverModule(), listener(receiptPort));
    add(new AS2SenderModule(), new HashMap<>());
    add(new MDNSenderModule(), new HashMap<>());
    add(new Ears(), new HashMap<>());
    processor.startActiveModules();
  }

  private String subfolder(String name) throws Exception {
    return Files.createDirectories(folder.resolve(name)).toString();
  }

  private Map<String, String> listener(int port) throws Exception {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("address", "127.0.0.1");
    parameters.put("port", Integer.toString(port));
    parameters.put("errordir", subfolder("errors"));
    return parameters;
  }

  // It asks callers for no certificate.
  private Map<String, String> secured(int port) throws Exception {
    Map<String, String> parameters = listener(port);
    parameters.put("protocol", "https");
    parameters.put("ssl_keystore", Tls.keys());
    parameters.put("ssl_keystore_password", Tls.password());
    return parameters;
  }

  private void add(ProcessorModule module, Map<String, String> parameters) throws Exception {
    module.init(session, parameters);
    processor.getModules().add(module);
  }

  /** Hears what the program stores, what it thinks of a receipt, and that it wants to send again. */
  private final class Ears extends BaseProcessorModule implements StorageModule {
    @Override
    public boolean canHandle(String action, Message message, Map<Object, Object> options) {
      return List.of(
              StorageModule.DO_STORE,
              StorageModule.DO_STOREMDN,
              TrackingModule.DO_TRACK_MSG,
              ResenderModule.DO_RESEND)
          .contains(action);
    }

    @Override
    public void handle(String action, Message message, Map<Object, Object> options)
        throws OpenAS2Exception {
      if (action.equals(StorageModule.DO_STORE)) store(message);
      if (action.equals(ResenderModule.DO_RESEND)) {
        Throwable cause = (Throwable) options.get(ResenderModule.OPTION_CAUSE);
        outcomes.add(outcome(message, false, PeerLine.reason(cause)));
      }
      Object state = message.getOption("STATE");
      if (action.equals(TrackingModule.DO_TRACK_MSG) && "SEND".equals(message.getOption("DIRECTION")))
        track(message, String.valueOf(state));
      if (action.equals(TrackingModule.DO_TRACK_MSG) && PROCESSED.equals(state))
        outcomes.add(outcome(message, true, ""));
    }

    private void track(Message message, String state) {
      boolean failed =
          state.equals(Message.MSG_STATE_SEND_FAIL) || state.equals(Message.MSG_STATE_SEND_EXCEPTION);
      if (failed) outcomes.add(outcome(message, false, String.valueOf(message.getLogMsg())));
    }
  }

  private void store(Message message) throws OpenAS2Exception {
    try (InputStream in = message.getData().getInputStream()) {
      received.add(
          new Document(
              message.getMessageID(),
              message.getPayloadFilename(),
              message.getData().getContentType(),
              in.readAllBytes()));
    } catch (Exception e) {
      throw new OpenAS2Exception("cannot be read", e);
    }
  }

  private static Outcome outcome(Message message, boolean taken, String reason) {
    MessageMDN receipt = message.getMDN();
    String disposition =
        receipt == null ? null : receipt.getAttribute(AS2MessageMDN.MDNA_DISPOSITION);
    if (disposition == null)
      return new Outcome(message.getMessageID(), "none", "", "absent", taken, reason);
    String type = receipt.getHeader("Content-Type").toLowerCase(Locale.ROOT);
    String about = receipt.getAttribute(AS2MessageMDN.MDNA_ORIG_MESSAGEID);
    String mic = taken ? "match" : reason.contains("MIC") ? "mismatch" : "absent";
    return new Outcome(
        about == null ? message.getMessageID() : about,
        type.startsWith("multipart/signed") ? "signed" : "unsigned",
        disposition,
        mic,
        taken,
        reason);
  }

  @Override
  public void agree(Setup agreed) throws Exception {
    setup = agreed;
    received.clear();
    outcomes.clear();
    session.setComponent(
        org.openas2.cert.CertificateFactory.COMPID_CERTIFICATE_FACTORY, certificates());
    OpenAs2Agreement agreement = new OpenAs2Agreement(agreed, receiptPort);
    Partnership sending = agreement.sending();
    BasePartnershipFactory partnerships = new OpenAs2Partnerships();
    partnerships.setPartnerships(
        new ArrayList<>(List.of(sending, agreement.taking())));
    partnerships.init(session, new HashMap<>());
    session.setComponent(PartnershipFactory.COMPID_PARTNERSHIP_FACTORY, partnerships);
  }

  private PKCS12CertificateFactory certificates() throws Exception {
    char[] password = setup.text("password").toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = new FileInputStream(setup.text("keys"))) {
      store.load(in, password);
    }
    try (InputStream in = new FileInputStream(setup.text("certificate"))) {
      X509Certificate gateway =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      store.setCertificateEntry("gateway", gateway);
    }
    PKCS12CertificateFactory certificates = new PKCS12CertificateFactory();
    certificates.getParameters().put("password", setup.text("password"));
    certificates.setKeyStore(store);
    return certificates;
  }

  @Override
  public Outcome send(byte[] content, String name, String contentType) throws Exception {
    AS2Message message = new AS2Message();
    message.getPartnership().setSenderID(Partnership.PID_AS2, setup.peer());
    message.getPartnership().setReceiverID(Partnership.PID_AS2, setup.gateway());
    session.getPartnershipFactory().updatePartnership(message, true);
    message.setAttribute(FileAttribute.MA_FILENAME, name);
    message.setPayloadFilename(name);
    message.updateMessageID();
    message.setHeader("AS2-To", setup.gateway());
    message.setHeader("AS2-From", setup.peer());
    message.setContentType(contentType);
    String pending = AS2Util.buildPendingFileName(message, processor, "pendingmdn");
    Files.write(Path.of(pending), content);
    message.setAttribute(FileAttribute.MA_PENDINGFILE, pending);
    message.setAttribute(FileAttribute.MA_ERROR_DIR, subfolder("errors"));
    MimeBodyPart body = new MimeBodyPart();
    body.setDataHandler(new DataHandler(new ByteArrayDataSource(content, contentType)));
    body.setHeader("Content-Type", contentType);
    body.setHeader("Content-Disposition", "Attachment; filename=\"" + name + "\"");
    message.setContentDisposition("Attachment; filename=\"" + name + "\"");
    if (message.getPartnership().isSetTransferEncodingOnInitialBodyPart())
      body.setHeader("Content-Transfer-Encoding", "binary");
    message.setData(body);
    message.setStatus(Message.MSG_STATUS_MSG_SEND);
    message.getOptions().put(ResenderModule.OPTION_RETRIES, "1");
    String id = message.getMessageID();
    String problem = "";
    try {
      processor.handle(SenderModule.DO_SEND, message, message.getOptions());
    } catch (Exception e) {
      problem = PeerLine.reason(e);
    }
    if (!setup.wantsReceipt())
      return outcomes.isEmpty()
          ? new Outcome(message.getMessageID(), "none", "", "absent", problem.isEmpty(), problem)
          : outcomes.take();
    int wait = setup.wantsAsynchronousReceipt() && problem.isEmpty() ? 10 : 0;
    Outcome outcome = outcomes.poll(wait, TimeUnit.SECONDS);
    // The program says twice that an asynchronous receipt is fine; the second time may be late.
    while (outcome != null && outcome.taken() && !outcome.messageId().equals(id))
      outcome = outcomes.poll(wait, TimeUnit.SECONDS);
    return outcome == null
        ? new Outcome(id, "none", "", "absent", false, "no receipt " + problem)
        : outcome;
  }

  @Override
  public List<Document> received() {
    return List.copyOf(received);
  }

  @Override
  public int messagePort() {
    return messagePort;
  }

  @Override
  public int securePort() {
    return securePort;
  }

  @Override
  public int receiptPort() {
    return receiptPort;
  }

  @Override
  public void close() {
    processor.stopActiveModules();
  }
}
