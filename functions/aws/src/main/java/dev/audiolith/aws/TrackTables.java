package dev.audiolith.aws;

/// The names of the tables that tracks are kept in.
public record TrackTables(String tracks, String jobs, String notices, String counts) {}
