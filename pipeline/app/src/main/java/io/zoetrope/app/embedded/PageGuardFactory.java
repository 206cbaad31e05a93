package io.zoetrope.app.embedded;

import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.shaded.netty4.io.netty.channel.Channel;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandler;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInitializer;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelPipeline;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpServerCodec;

/** Found by Flink's REST server, which guards its page where {@link #PORT} is set. */
public final class PageGuardFactory implements InboundChannelHandlerFactory {
  /** The page's port. Without it, as on a cluster, all requests go on to Flink. */
  static final ConfigOption<Integer> PORT =
      ConfigOptions.key("zoetrope.page-guard.port").intType().noDefaultValue();

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public Optional<ChannelHandler> createHandler(
      Configuration configuration, Map<String, String> responseHeaders) {
    return configuration.getOptional(PORT).map(GuardInstaller::new);
  }

  /** Puts the guard before the handler that stores uploads, where Flink itself cannot. */
  private static final class GuardInstaller extends ChannelInitializer<Channel> {
    private final int port;

    GuardInstaller(int port) {
      this.port = port;
    }

    @Override
    protected void initChannel(Channel channel) {
      ChannelPipeline handlers = channel.pipeline();
      String codec = handlers.context(HttpServerCodec.class).name();
      handlers.addAfter(codec, null, new PageGuard(port));
    }
  }
}
