/// Pinning over the classic upload API of web3.storage, for servers that still speak it.
@NullMarked
package dev.audiolith.providers.web3storage;

import org.jspecify.annotations.NullMarked;
