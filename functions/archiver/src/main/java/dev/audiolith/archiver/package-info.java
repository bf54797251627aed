/// The doors of archiving: one knows tracks, one is for operators, one plans, one fetches.
@NullMarked
package dev.audiolith.archiver;

import org.jspecify.annotations.NullMarked;
