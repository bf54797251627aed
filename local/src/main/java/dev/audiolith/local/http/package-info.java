/// The little that all loopback servers of the local run share.
@NullMarked
package dev.audiolith.local.http;

import org.jspecify.annotations.NullMarked;
