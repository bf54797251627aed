/// The fault matrix, its mutants, and the page that says which test shows which row.
@NullMarked
package dev.audiolith.faults;

import org.jspecify.annotations.NullMarked;
