package dev.audiolith.recording;

/// A stretch that is sent to the transcriber as one piece.
///
/// @param overlaps whether its beginning repeats the end of the piece before, because no silence was found to cut at
public record Cut(Span span, boolean overlaps) {}
