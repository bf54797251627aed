/// A server on loopback that answers exactly what a test says, well or badly.
@NullMarked
package dev.audiolith.testkit.http;

import org.jspecify.annotations.NullMarked;
