package dev.audiolith.local.recogniser;

import java.util.List;

/// How wrong a transcript is: words that are missing, too many or others, for each word that was said.
final class WordErrors {

    static double rate(String said, String heard) {
        var reference = List.of(said.strip().split("\\s+"));
        return (double) distance(reference, List.of(heard.strip().split("\\s+"))) / reference.size();
    }

    private static int distance(List<String> said, List<String> heard) {
        var row = new int[heard.size() + 1];
        for (var j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (var i = 1; i <= said.size(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.length; j++) {
                var replaced = diagonal + (said.get(i - 1).equals(heard.get(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[heard.size()];
    }

    private WordErrors() {}
}
