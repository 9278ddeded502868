package com.invicrm.limits;

/// How often somebody did, this time included.
///
/// @param endsAt when counting begins anew, in milliseconds since 1970
record Count(long times, long endsAt) {
  Count once() {
    return new Count(times + 1, endsAt);
  }
}
