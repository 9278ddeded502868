package com.invicrm.sync;

import java.io.IOException;
import java.nio.file.Path;

/// A file that somebody hands in.
public interface Upload {
  /// Puts it where it is kept, whole.
  ///
  /// @param target an absolute path at which there is nothing yet
  void moveTo(Path target) throws IOException;
}
