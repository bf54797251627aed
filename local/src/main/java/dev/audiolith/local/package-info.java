/// The whole service on one machine: the real doors and adapters over embedded servers.
@NullMarked
package dev.audiolith.local;

import org.jspecify.annotations.NullMarked;
