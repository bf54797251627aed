/// FFmpeg against the contract of audio tools, against every kind of recording, and against what is sent to harm it.
@NullMarked
package dev.audiolith.ffmpeg;

import org.jspecify.annotations.NullMarked;
