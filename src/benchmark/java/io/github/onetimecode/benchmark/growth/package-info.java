/**
 * What the second provider jar brings into the benchmark's server so that it can grow: it puts entries into the
 * single-use store and users into the database, forgets logins that nobody has finished, and says what is in the heap.
 * From outside, a million of each would take hours.
 */
package io.github.onetimecode.benchmark.growth;
