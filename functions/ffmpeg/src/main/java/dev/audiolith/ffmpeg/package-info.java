/// FFmpeg behind the domain's port: where its binary is, how it is run so that nothing it reads can turn against us, what it says.
@NullMarked
package dev.audiolith.ffmpeg;

import org.jspecify.annotations.NullMarked;
