/// Recordings as they are uploaded: what their bytes are, where in them somebody speaks, and how they are cut for a transcriber.
@NullMarked
package dev.audiolith.recording;

import org.jspecify.annotations.NullMarked;
