package dev.audiolith.aws;

import dev.audiolith.track.TrackId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Whose tracks are counted together, an owner's or everybody's, and where.
///
/// Two transactions cannot write one item at once, so each is counted in several rows: the id of a track says in which, and whoever reads adds
/// them up. A transaction holds its items for some 20 ms, so one row takes 5 changes a second with one conflict in ten; 32 take 160, and
/// beyond that changes wait for each other, but nothing is miscounted. Of each row there are three kinds, and one call reads all of them.
record CountedTracks(String name) {
    private static final int ROWS = 32;

    static final CountedTracks EVERYBODYS = new CountedTracks("everybody");

    static CountedTracks of(Optional<String> owner) {
        return owner.map(name -> new CountedTracks("owner " + name)).orElse(EVERYBODYS);
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
        return new Row(this, Integer.parseInt(id.text(), 0, 2, 16) % ROWS);
    }

    List<Row> rows() {
        return IntStream.range(0, ROWS).mapToObj(number -> new Row(this, number)).toList();
    }
}
