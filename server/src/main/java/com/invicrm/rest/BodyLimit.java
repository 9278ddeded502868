package com.invicrm.rest;

import com.invicrm.tenancy.CrmException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/// Bounds what a request can make the server hold: bodies are small, and files are taken at one
/// address only, from somebody who says who they are.
///
/// Tomcat writes a file to disk as soon as anybody asks for a parameter, which the CSRF filter does
/// before it is known who sends it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimit extends OncePerRequestFilter {
  private static final int MOST = 1 << 20;
  private static final String FILES = "/api/v1/imports";

  private final ProblemWriter problems;

  BodyLimit(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (StringUtils.startsWithIgnoreCase(request.getContentType(), "multipart/")) {
      file(request, response, chain);
    } else if (request.getContentLengthLong() > MOST) {
      problems.write(request, response, new CrmException.TooLarge(MOST));
    } else {
      boolean isSaid = request.getContentLengthLong() >= 0;
      chain.doFilter(isSaid ? request : new Bounded(request), response);
    }
  }

  private void file(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!request.getRequestURI().equals(FILES)) {
      problems.write(
          request,
          response,
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "unsupported-media-type",
          "Files are handed in at " + FILES + " only.");
    } else if (request.getHeader("Authorization") == null && Cookies.token(request).isEmpty()) {
      problems.write(request, response, new CrmException.Unauthenticated("Sign in first."));
    } else {
      chain.doFilter(request, response);
    }
  }

  /// A body whose size was not said.
  private static final class Bounded extends HttpServletRequestWrapper {
    private @Nullable ServletInputStream body;

    Bounded(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (body == null) body = new BoundedStream(super.getInputStream());
      return body;
    }
  }

  private static final class BoundedStream extends ServletInputStream {
    private final ServletInputStream in;
    private int left = MOST;

    BoundedStream(ServletInputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      if (one >= 0) count(1);
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = in.read(into, offset, length);
      if (read > 0) count(read);
      return read;
    }

    private void count(int read) {
      left -= read;
      if (left < 0) throw new CrmException.TooLarge(MOST);
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
