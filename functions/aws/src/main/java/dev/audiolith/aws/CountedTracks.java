package dev.audiolith.aws;

import dev.audiolith.track.TrackId;
import java.util.Optional;
import java.util.stream.IntStream;

/// Whose tracks are counted together, an owner's or everybody's, and where.
///
/// Two transactions cannot write one item at once, so each is counted in several rows, the id of a track says in which, and whoever reads adds
/// them up. A transaction holds its items for some 20 ms: one row takes 5 changes a second with one conflict in ten, which is 160 a second for
/// everybody's and 40 for an owner's. Beyond that changes wait for each other, and nothing is miscounted. As many rows as can be read with
/// one call, three of each.
record CountedTracks(String name, int rows) {
    private static final int ROWS_OF_ALL = 32;
    private static final int ROWS_OF_AN_OWNER = 8;

    static final CountedTracks EVERYBODYS = new CountedTracks("everybody", ROWS_OF_ALL);

    static CountedTracks of(Optional<String> owner) {
        return owner.map(name -> new CountedTracks("owner " + name, ROWS_OF_AN_OWNER)).orElse(EVERYBODYS);
    }

    /// One of the rows of counters that belong together.
    record Row(CountedTracks whose, int number) {

        /// How tracks stand, and in which era those go that are open. An owner's name may hold anything, hence comes last.
        String totals() {
            return number + "/" + whose.name;
        }

        /// In which span of this era.
        String spansOf(CountedTime time) {
            return number + "/" + time.era() + "/" + whose.name;
        }

        /// In which slice of this span.
        String slicesOf(CountedTime time) {
            return number + "/" + time.era() + "." + time.span() + "/" + whose.name;
        }
    }

    Row row(TrackId id) {
        return new Row(this, Integer.parseInt(id.text(), 0, 2, 16) % rows);
    }

    IntStream numbers() {
        return IntStream.range(0, rows);
    }
}
