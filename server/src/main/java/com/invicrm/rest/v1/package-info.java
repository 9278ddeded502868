/// The operations of the contract, version 1.
@NullMarked
package com.invicrm.rest.v1;

import org.jspecify.annotations.NullMarked;
