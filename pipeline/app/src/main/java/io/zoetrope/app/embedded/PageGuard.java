package io.zoetrope.app.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.shaded.netty4.io.netty.buffer.Unpooled;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelFuture;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelFutureListener;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandlerContext;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandlerAdapter;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.DefaultFullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.FullHttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderNames;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpMethod;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpUtil;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpVersion;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.QueryStringDecoder;
import org.apache.flink.shaded.netty4.io.netty.util.ReferenceCountUtil;

/**
 * Lets Flink's page be read under its own address, and nothing else. Flink's switches leave open
 * that a job is posted to {@code /jobs}, cancelled by PATCH or stopped by the GET made for YARN;
 * and a web site whose name is made to resolve to this machine would reach it all.
 */
final class PageGuard extends ChannelInboundHandlerAdapter {
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  /** Paths whose GET ends a job. */
  private static final String ENDING = "/yarn-";

  private final Set<String> hosts;
  private boolean refusing;

  PageGuard(int port) {
    hosts = Set.of(Ports.LOOPBACK + ":" + port, "localhost:" + port, "[::1]:" + port);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      Optional<String> reason = reasonToRefuse(request);
      refusing = reason.isPresent();
      reason.ifPresent(text -> refuse(context, request, text));
    }
    if (refusing) {
      ReferenceCountUtil.release(message); // a refused request's body, too
    } else {
      context.fireChannelRead(message);
    }
  }

  private Optional<String> reasonToRefuse(HttpRequest request) {
    List<String> host = request.headers().getAll(HttpHeaderNames.HOST);
    if (host.size() != 1 || !hosts.contains(lower(host.get(0)))) {
      return Optional.of("the header Host is not this page's address");
    }
    String own = "http://" + lower(host.get(0));
    if (!request.headers().getAll(HttpHeaderNames.ORIGIN).stream()
        .allMatch(own::equalsIgnoreCase)) {
      return Optional.of("the request comes from another origin");
    }
    return reads(request)
        ? Optional.empty()
        : Optional.of("this page can only be read; the process itself ends its job");
  }

  private static boolean reads(HttpRequest request) {
    return READING.contains(request.method())
        && !new QueryStringDecoder(request.uri()).path().contains(ENDING);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the listener learns the same
  private static void refuse(ChannelHandlerContext context, HttpRequest request, String reason) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.FORBIDDEN,
            Unpooled.copiedBuffer("403: " + reason + "\n", UTF_8));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    HttpUtil.setContentLength(response, response.content().readableBytes());
    boolean keepAlive = HttpUtil.isKeepAlive(request);
    HttpUtil.setKeepAlive(response, keepAlive);
    ChannelFuture written = context.writeAndFlush(response);
    if (!keepAlive) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
