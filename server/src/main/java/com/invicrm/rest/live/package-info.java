/// Live updates: which records changed, told to every open browser of the tenant.
@NullMarked
package com.invicrm.rest.live;

import org.jspecify.annotations.NullMarked;
