/// The tables: migrations under `db/migration`, and the jOOQ classes generated from them.
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package com.invicrm.schema;

import org.springframework.modulith.ApplicationModule;
