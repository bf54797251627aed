/// One call to the outside: sent, answered and classified in one place, always in time and in constant memory.
@NullMarked
package dev.audiolith.providers.http;

import org.jspecify.annotations.NullMarked;
