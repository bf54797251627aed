/// The Lambda side of a door: events in, answers out, deadlines, JSON, one log line an invocation.
@NullMarked
package dev.audiolith.edge;

import org.jspecify.annotations.NullMarked;
