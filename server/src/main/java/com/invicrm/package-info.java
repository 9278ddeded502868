/// InviCRM: the application, its roles, and what starts it.
@NullMarked
package com.invicrm;

import org.jspecify.annotations.NullMarked;
