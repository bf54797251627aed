/// The door `authorizer`: says who calls, where the gateway's own check of tokens would turn operators away.
@NullMarked
package dev.audiolith.authorizer;

import org.jspecify.annotations.NullMarked;
