/// Content addressing: CIDv1, the UnixFS profile `unixfs-v1-2025`, CARv1; streaming, in constant memory.
@NullMarked
package dev.audiolith.content;

import org.jspecify.annotations.NullMarked;
