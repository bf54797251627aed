package dev.audiolith.transcript;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Words that follow one another in two lists alike.
///
/// @param left where the run begins in the one
/// @param right where it begins in the other
record CommonRun(int left, int right, int length) {

    /// The longest run of words said at about the same time; of several that are equally long, the one whose times agree best.
    static Optional<CommonRun> longest(List<Said> left, List<Said> right, Duration tolerance) {
        Optional<CommonRun> best = Optional.empty();
        var above = new int[right.size() + 1];
        for (var i = 0; i < left.size(); i++) {
            var lengths = new int[right.size() + 1];
            for (var j = 0; j < right.size(); j++) {
                if (isSame(left.get(i), right.get(j), tolerance)) {
                    lengths[j + 1] = above[j] + 1;
                    var run = new CommonRun(i - above[j], j - above[j], lengths[j + 1]);
                    best = best.filter(other -> !run.isBetter(other, left, right)).or(() -> Optional.of(run));
                }
            }
            above = lengths;
        }
        return best;
    }

    private boolean isBetter(CommonRun other, List<Said> lefts, List<Said> rights) {
        return length > other.length || (length == other.length && apart(lefts, rights).compareTo(other.apart(lefts, rights)) < 0);
    }

    private Duration apart(List<Said> lefts, List<Said> rights) {
        return distance(lefts.get(left), rights.get(right));
    }

    private static boolean isSame(Said one, Said other, Duration tolerance) {
        return one.plain().equals(other.plain()) && distance(one, other).compareTo(tolerance) <= 0;
    }

    private static Duration distance(Said one, Said other) {
        return one.at().minus(other.at()).abs();
    }
}
