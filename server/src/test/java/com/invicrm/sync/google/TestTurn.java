package com.invicrm.sync.google;

import com.invicrm.sync.SourceException;
import com.invicrm.sync.Turn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A turn that writes down what is asked of it.
final class TestTurn implements Turn {
  final List<String> refused = new ArrayList<>();
  final Deque<String> further = new ArrayDeque<>();
  private String token;
  private int spent;
  private int budget = Integer.MAX_VALUE;
  private int atOnce = 4;

  TestTurn(String token) {
    this.token = token;
  }

  int spent() {
    return spent;
  }

  void budget(int units) {
    budget = units;
  }

  void atOnce(int calls) {
    atOnce = calls;
  }

  @Override
  public String token() {
    return token;
  }

  /// The same new one for all that were refused with one token.
  @Override
  public String tokenAfter(String refusedToken) {
    refused.add(refusedToken);
    if (!refusedToken.equals(token)) return token;
    token =
        Optional.ofNullable(further.poll())
            .orElseThrow(() -> new SourceException.NeedsConsent("There is no other token"));
    return token;
  }

  @Override
  public void spend(int units) {
    if (spent + units > budget) throw new SourceException.TurnOver();
    spent += units;
  }

  @Override
  public int atOnce() {
    return atOnce;
  }
}
