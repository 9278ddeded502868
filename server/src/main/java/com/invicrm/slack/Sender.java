package com.invicrm.slack;

/// Somebody in Slack, by Slack's ids; the names are only for showing.
record Sender(String team, String user, String teamName, String userName) {
  private static final int LONGEST_NAME = 80;

  Sender {
    teamName = cut(teamName);
    userName = cut(userName);
  }

  private static String cut(String name) {
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }
}
