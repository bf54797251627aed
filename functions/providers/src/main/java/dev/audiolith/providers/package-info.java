/// The outside world over the JDK's HTTP client, put together from settings: who speaks, who pins, in which order.
@NullMarked
package dev.audiolith.providers;

import org.jspecify.annotations.NullMarked;
