/// Who may call the local run: users' tokens and the admin key.
@NullMarked
package dev.audiolith.local.identity;

import org.jspecify.annotations.NullMarked;
