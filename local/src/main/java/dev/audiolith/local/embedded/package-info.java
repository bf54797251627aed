/// Servers on loopback that speak as DynamoDB, SQS and S3 do, and keep what they have acknowledged through a kill -9.
@NullMarked
package dev.audiolith.local.embedded;

import org.jspecify.annotations.NullMarked;
