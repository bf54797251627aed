/// What API Gateway and the Lambda runtime do around a door: routes, limits, events, answers.
@NullMarked
package dev.audiolith.local.gateway;

import org.jspecify.annotations.NullMarked;
