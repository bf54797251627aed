/// The AWS side of Audiolith as a CDK app: what is stored, what runs, who may touch what.
@NullMarked
package dev.audiolith.infra;

import org.jspecify.annotations.NullMarked;
