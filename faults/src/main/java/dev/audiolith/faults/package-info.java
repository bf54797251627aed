/// The service in a world where everything goes wrong by the seed: containers die between any two steps, our own storage fails or
/// forgets to answer, providers lie and hang, clocks differ, messages come twice, late and in any order.
///
/// Start reading at [Schedule].
@NullMarked
package dev.audiolith.faults;

import org.jspecify.annotations.NullMarked;
