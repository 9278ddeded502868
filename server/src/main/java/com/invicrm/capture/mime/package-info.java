/// From the bytes of a mail to one [com.invicrm.capture.mime.Mail], whatever its state; pure, and
/// it never throws.
@NamedInterface("mime")
@NullMarked
package com.invicrm.capture.mime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
