package dev.audiolith.speech;

import dev.audiolith.failure.Failure;
import dev.audiolith.failure.InvalidRequest;
import dev.audiolith.time.Deadline;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The voices a provider has.
public interface Voices {

    Listed list(Query query, Deadline deadline);

    /// At most `limit` voices from `cursor` on, of those that `search` finds.
    record Query(int limit, Optional<String> cursor, Optional<String> search) {
        public static final int USUAL = 50;
        public static final int MOST = 200;
        private static final int LONGEST_SEARCH = 100;
        private static final Pattern CURSOR = Pattern.compile("[\\x21-\\x7e]{1,512}");

        public Query {
            if (limit < 1 || limit > MOST) {
                throw new InvalidRequest("limit", "must be a whole number from 1 to " + MOST);
            }
            if (cursor.isPresent() && !CURSOR.matcher(cursor.get()).matches()) {
                throw new InvalidRequest("cursor", "is none that was given out");
            }
            if (search.isPresent() && search.get().length() > LONGEST_SEARCH) {
                throw new InvalidRequest("search", "must have at most " + LONGEST_SEARCH + " characters");
            }
        }
    }

    /// What came of asking.
    sealed interface Listed {
        /// `next` leads to the rest, if there is any.
        record Page(List<Voice> voices, Optional<String> next) implements Listed {
            public Page {
                voices = List.copyOf(voices);
            }
        }

        record Unavailable(Failure failure) implements Listed {}
    }
}
