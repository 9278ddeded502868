package com.invicrm;

/// What a process does: answer people and programs, fetch and import mail, answer Slack.
enum Role {
  api,
  sync,
  slack;

  /// The role that answers at an address.
  static Role of(String path) {
    return path.startsWith("/slack/") ? slack : api;
  }
}
