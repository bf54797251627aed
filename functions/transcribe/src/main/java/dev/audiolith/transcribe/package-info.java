/// The doors of transcribing: one tells and takes announcements, one transcribes while its caller waits, one works off what was uploaded.
@NullMarked
package dev.audiolith.transcribe;

import org.jspecify.annotations.NullMarked;
