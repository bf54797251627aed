/// One class that knows too much.
@NullMarked
package dev.audiolith.aws.offender;

import org.jspecify.annotations.NullMarked;
