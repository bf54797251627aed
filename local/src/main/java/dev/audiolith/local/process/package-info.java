/// Java processes of ours that serve HTTP on loopback: for what must not, or should not, run inside the local run itself.
@NullMarked
package dev.audiolith.local.process;

import org.jspecify.annotations.NullMarked;
