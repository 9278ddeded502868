/// Files of mail as streams of raw mails: mbox, single mails, and archives of them.
@NullMarked
package com.invicrm.sync.files;

import org.jspecify.annotations.NullMarked;
