/// How fast the real application answers over HTTP, beside baselines of the same run.
///
/// It is no part of the application: it starts the jar as a process of its own, fills a database of
/// its own and asks as any client would.
@NullMarked
package com.invicrm.bench;

import org.jspecify.annotations.NullMarked;
