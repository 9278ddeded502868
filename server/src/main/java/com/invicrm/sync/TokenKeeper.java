package com.invicrm.sync;

import java.util.UUID;

/// The access tokens of mailboxes.
interface TokenKeeper {
  String token(UUID integration);

  String tokenAfter(UUID integration, String refused);
}
