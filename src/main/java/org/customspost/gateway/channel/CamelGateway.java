package org.customspost.gateway.channel;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainConfigurationProperties;
import org.customspost.gateway.channel.door.DoorKind;

/** Camel with the routes of a folder, and nothing it does not need. */
public final class CamelGateway implements AutoCloseable {
  private final Main main;
  private final Doors doors;

  private CamelGateway(Main main, Doors doors) {
    this.main = main;
    this.doors = doors;
  }

  /**
   * Starts Camel; no door is open yet.
   *
   * @param routes the folder with {@code *.camel.yaml}
   * @param beans what the routes call by name, beside the doors' own
   */
  public static CamelGateway start(Path routes, Map<String, Object> beans, List<DoorKind> kinds) {
    Main main = new Main();
    MainConfigurationProperties configuration = main.configure();
    configuration
        .withName("gateway")
        .withRoutesIncludePattern("file:" + routes.toAbsolutePath() + "/*.camel.yaml")
        .withBasePackageScanEnabled(false)
        .withJmxEnabled(false)
        .withMessageHistory(false)
        .withUseMdcLogging(false)
        .withShutdownTimeout(30)
        .withShutdownLogInflightExchangesOnTimeout(false);
    main.setDefaultPropertyPlaceholderLocation("false");
    beans.forEach(main::bind);
    main.start();
    CamelContext context = main.getCamelContext();
    return new CamelGateway(main, new Doors(context, kinds));
  }

  public Doors doors() {
    return doors;
  }

  public CamelContext context() {
    return main.getCamelContext();
  }

  /** Ends what is under way, closes the doors, stops Camel. */
  @Override
  public void close() {
    doors.close();
    main.stop();
  }
}
