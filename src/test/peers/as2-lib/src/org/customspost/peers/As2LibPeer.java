package org.customspost.peers;

import com.helger.as2lib.cert.CertificateFactory;
import com.helger.as2lib.crypto.ECompressionType;
import com.helger.as2lib.crypto.ECryptoAlgorithmCrypt;
import com.helger.as2lib.crypto.ECryptoAlgorithmSign;
import com.helger.as2lib.exception.AS2Exception;
import com.helger.as2lib.message.AS2Message;
import com.helger.as2lib.message.IMessage;
import com.helger.as2lib.message.IMessageMDN;
import com.helger.as2lib.partner.CPartnershipIDs;
import com.helger.as2lib.partner.Partnership;
import com.helger.as2lib.processor.DefaultMessageProcessor;
import com.helger.as2lib.processor.module.AbstractProcessorModule;
import com.helger.as2lib.processor.receiver.AS2MDNReceiverModule;
import com.helger.as2lib.processor.receiver.AS2ReceiverModule;
import com.helger.as2lib.processor.receiver.net.AS2MDNReceiverHandler;
import com.helger.as2lib.processor.sender.AS2SenderModule;
import com.helger.as2lib.processor.sender.AsynchMDNSenderModule;
import com.helger.as2lib.processor.sender.IProcessorSenderModule;
import com.helger.as2lib.processor.storage.IProcessorStorageModule;
import com.helger.as2lib.session.AS2Session;
import com.helger.as2lib.util.http.IAS2IncomingMDNCallback;
import com.helger.mail.cte.EContentTransferEncoding;
import com.helger.security.keystore.EKeyStoreType;
import jakarta.activation.DataHandler;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** as2-lib as a server and a client in one process. */
public final class As2LibPeer implements Peer {
  private record Receipt(String disposition, boolean signed, boolean micMatched) {}

  private final AS2Session session = new AS2Session();
  private final DefaultMessageProcessor processor = new DefaultMessageProcessor();
  private final AS2SenderModule sender = new Sender();
  private final int messagePort = PeerLine.freePort();
  private final int receiptPort = PeerLine.freePort();
  private final List<Document> received = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Receipt> receipts = new LinkedBlockingQueue<>();
  private Setup setup;
  private Partnership sending;

  public static void main(String[] arguments) throws Exception {
    PrintStream out = PeerLine.takeOutput();
    PeerLine.serve(out, new As2LibPeer(Files.createTempDirectory("as2-lib")));
  }

  private As2LibPeer(Path folder) throws Exception {
    processor.initDynamicComponent(session, null);
    processor.setPendingMDNFolder(
        Files.createDirectories(folder.resolve("pending")).toAbsolutePath().toString());
    processor.setPendingMDNInfoFolder(
        Files.createDirectories(folder.resolve("pending-facts")).toAbsolutePath().toString());
    session.setMessageProcessor(processor);
    AS2ReceiverModule messages = new AS2ReceiverModule();
    messages.initDynamicComponent(session, null);
    messages.setAddress("127.0.0.1");
    messages.setPort(messagePort);
    processor.addModule(messages);
    AS2MDNReceiverModule answers = new Answers();
    answers.initDynamicComponent(session, null);
    answers.setAddress("127.0.0.1");
    answers.setPort(receiptPort);
    processor.addModule(answers);
    sender.initDynamicComponent(session, null);
    sender.setIncomingMDNCallback(callback());
    processor.addModule(sender);
    processor.addModule(Retries.module(session));
    AsynchMDNSenderModule asynchronous = new ReceiptSender();
    asynchronous.initDynamicComponent(session, null);
    processor.addModule(asynchronous);
    Store store = new Store();
    store.initDynamicComponent(session, null);
    processor.addModule(store);
    processor.startActiveModules();
  }

  /** Trusts whom it should, where the library trusts everybody. */
  private final class Sender extends AS2SenderModule {
    @Override
    public SSLContext createSSLContext() throws GeneralSecurityException {
      return Tls.context(setup.showsCertificate());
    }
  }

  private final class ReceiptSender extends AsynchMDNSenderModule {
    @Override
    public SSLContext createSSLContext() throws GeneralSecurityException {
      return Tls.context(setup.showsCertificate());
    }
  }

  private IAS2IncomingMDNCallback callback() {
    return (synchronous, receipt, from, to, disposition, mic, id, signed, matched) ->
        receipts.add(new Receipt(disposition, isSigned(receipt), matched));
  }

  // The callback's own flag is of the message that was sent, not of the receipt.
  private static boolean isSigned(IMessageMDN receipt) {
    String type = receipt.headers().getFirstHeaderValue("Content-Type");
    return type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/signed");
  }

  /** Receives asynchronous receipts; the library offers the callback on the handler only. */
  private final class Answers extends AS2MDNReceiverModule {
    @Override
    public AS2MDNReceiverHandler createHandler() {
      AS2MDNReceiverHandler handler = super.createHandler();
      handler.setIncomingMDNCallback(callback());
      return handler;
    }
  }

  private final class Store extends AbstractProcessorModule implements IProcessorStorageModule {
    @Override
    public boolean canHandle(String action, IMessage message, Map<String, Object> options) {
      return action.equals(DO_STORE);
    }

    @Override
    public void handle(String action, IMessage message, Map<String, Object> options)
        throws AS2Exception {
      try (InputStream in = message.getData().getInputStream()) {
        String name = message.getData().getFileName();
        String type = message.getData().getContentType();
        received.add(new Document(message.getMessageID(), name, type, in.readAllBytes()));
      } catch (Exception e) {
        throw new AS2Exception("cannot be read", e);
      }
    }
  }

  @Override
  public void agree(Setup agreed) throws Exception {
    setup = agreed;
    received.clear();
    receipts.clear();
    session.resetToDefault();
    session.setMessageProcessor(processor);
    session.setCertificateFactory(certificates());
    sending = partnership("out", agreed.peer(), agreed.gateway());
    NamePartnerships partnerships = new NamePartnerships();
    partnerships.initDynamicComponent(session, null);
    Partnership taking = partnership("in", agreed.gateway(), agreed.peer());
    protect(taking);
    partnerships.addPartnership(taking);
    partnerships.addPartnership(sending);
    session.setPartnershipFactory(partnerships);
    sending.setAS2URL(agreed.text("url"));
    sending.setProtocol("as2");
    protect(sending);
    if (agreed.wantsReceipt()) sending.setAS2MDNTo("peer@localhost");
    if (agreed.wantsSignedReceipt()) sending.setAS2MDNOptions(agreed.receiptOptions());
    if (agreed.wantsAsynchronousReceipt())
      sending.setAS2ReceiptDeliveryOption("http://127.0.0.1:" + receiptPort + "/mdn");
    sending.setContentTransferEncodingSend(
        agreed.has("encoding")
            ? EContentTransferEncoding.getFromIDCaseInsensitiveOrDefault(
                agreed.text("encoding"), EContentTransferEncoding.BINARY)
            : EContentTransferEncoding.BINARY);
  }

  // Both ways: the scope of the MIC of what comes in is taken from the agreement too.
  private void protect(Partnership partnership) {
    if (setup.signed()) partnership.setSigningAlgorithm(signature());
    if (setup.encrypted()) partnership.setEncryptAlgorithm(cipher(setup.text("cipher")));
    if (setup.has("compress")) {
      partnership.setCompressionType(ECompressionType.ZLIB);
      partnership.setCompressionMode(
          setup.text("compress").equals("before")
              ? CPartnershipIDs.COMPRESS_BEFORE_SIGNING
              : CPartnershipIDs.COMPRESS_AFTER_SIGNING);
    }
  }

  private ECryptoAlgorithmSign signature() {
    String digest = setup.digest();
    String id = setup.text("sign").equals("pss") ? "rsassa-pss-" + digest : digest;
    return ECryptoAlgorithmSign.getFromIDOrThrow(id);
  }

  private static ECryptoAlgorithmCrypt cipher(String name) {
    return ECryptoAlgorithmCrypt.getFromIDOrThrow(name);
  }

  private Partnership partnership(String name, String from, String to) {
    Partnership partnership = new Partnership(name);
    partnership.setSenderAS2ID(from);
    partnership.setSenderX509Alias(from.equals(setup.peer()) ? "peer" : "gateway");
    partnership.setSenderEmail("sender@localhost");
    partnership.setReceiverAS2ID(to);
    partnership.setReceiverX509Alias(to.equals(setup.peer()) ? "peer" : "gateway");
    partnership.setReceiverEmail("receiver@localhost");
    return partnership;
  }

  private CertificateFactory certificates() throws Exception {
    CertificateFactory certificates = new CertificateFactory();
    certificates.setKeyStoreType(EKeyStoreType.PKCS12);
    certificates.setPassword(setup.text("password"));
    certificates.setSaveChangesToFile(false);
    certificates.initDynamicComponent(session, null);
    try (InputStream in = new FileInputStream(setup.text("keys"))) {
      certificates.load(in, setup.text("password").toCharArray());
    }
    try (InputStream in = new FileInputStream(setup.text("certificate"))) {
      X509Certificate gateway =
          (X509Certificate)
              java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(in);
      certificates.addCertificate("gateway", gateway, true);
    }
    return certificates;
  }

  @Override
  public Outcome send(byte[] content, String name, String contentType) throws Exception {
    AS2Message message = new AS2Message();
    message.setContentType(contentType);
    message.setSubject("test");
    message.setPartnership(sending);
    message.setMessageID(message.generateMessageID());
    message.attrs().putIn(CPartnershipIDs.PA_AS2_URL, sending.getAS2URL());
    message.attrs().putIn(CPartnershipIDs.PID_AS2, sending.getReceiverAS2ID());
    message.attrs().putIn(CPartnershipIDs.PID_EMAIL, sending.getSenderEmail());
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, contentType)));
    part.setHeader("Content-Type", contentType);
    part.setHeader("Content-Transfer-Encoding", sending.getContentTransferEncodingSend("binary"));
    part.setFileName(name);
    message.setData(part);
    String problem = "";
    try {
      sender.handle(IProcessorSenderModule.DO_SEND, message, Retries.options(setup));
    } catch (Exception e) {
      problem = PeerLine.reason(e);
    }
    return outcome(message, problem);
  }

  private Outcome outcome(AS2Message message, String problem) throws InterruptedException {
    String id = message.getMessageID();
    if (!setup.wantsReceipt())
      return new Outcome(id, "none", "", "absent", problem.isEmpty(), problem);
    int wait = setup.has("retries") ? Retries.LONGEST_SECONDS : setup.wantsAsynchronousReceipt() && problem.isEmpty() ? 10 : 0;
    Receipt receipt = receipts.poll(wait, TimeUnit.SECONDS);
    if (receipt == null)
      return new Outcome(
          id, "none", "", "absent", false, problem.isEmpty() ? "no receipt taken" : problem);
    String disposition = String.valueOf(receipt.disposition());
    return new Outcome(
        id,
        receipt.signed() ? "signed" : "unsigned",
        disposition,
        receipt.micMatched() ? "match" : "mismatch",
        problem.isEmpty() && receipt.micMatched() && disposition.trim().endsWith("processed"),
        problem);
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
  public int receiptPort() {
    return receiptPort;
  }

  @Override
  public void close() throws Exception {
    processor.stopActiveModules();
  }
}
