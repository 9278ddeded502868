/// Gmail as a source of mail, and Google's consent to read it.
@NullMarked
package com.invicrm.sync.google;

import org.jspecify.annotations.NullMarked;
