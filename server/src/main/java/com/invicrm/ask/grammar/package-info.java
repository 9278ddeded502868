/// How a question in words becomes a frame: words, tags, dates, money, names, evidence. Pure: no
/// Spring, no SQL.
@NullMarked
package com.invicrm.ask.grammar;

import org.jspecify.annotations.NullMarked;
