/// Calls to addresses that strangers chose: only public hosts, checked on the very address that is connected to.
@NullMarked
package dev.audiolith.providers.guard;

import org.jspecify.annotations.NullMarked;
