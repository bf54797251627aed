/// What carries queues, streams and schedules into the doors on AWS.
@NullMarked
package dev.audiolith.local.pumps;

import org.jspecify.annotations.NullMarked;
