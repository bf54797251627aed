/// DynamoDB, S3, SQS and Secrets Manager behind the domain's ports. Nothing outside this package sees an SDK exception.
@NullMarked
package dev.audiolith.aws;

import org.jspecify.annotations.NullMarked;
