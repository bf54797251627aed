/// The local run, from outside.
@NullMarked
package dev.audiolith.local.gateway;

import org.jspecify.annotations.NullMarked;
