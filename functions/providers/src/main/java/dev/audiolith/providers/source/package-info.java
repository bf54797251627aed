/// Files of tracks, fetched from where strangers say that they are.
@NullMarked
package dev.audiolith.providers.source;

import org.jspecify.annotations.NullMarked;
