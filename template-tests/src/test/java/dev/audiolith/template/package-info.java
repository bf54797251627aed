/// What is checked about the deployment as a whole, offline: no account, no network, no built zip unless a test says so.
@NullMarked
package dev.audiolith.template;

import org.jspecify.annotations.NullMarked;
