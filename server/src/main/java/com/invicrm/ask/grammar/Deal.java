package com.invicrm.ask.grammar;

import java.util.Optional;

/// A deal that a sentence names: "the Zed deal", "Zed's packaging line", "the forklift lease".
///
/// @param from where the words about it begin
/// @param name its own name, if it has one
/// @param owner the name before a possessive, or the whole of "the X deal"
record Deal(int from, int to, Optional<String> name, Optional<Name> owner) {}
