/**
 * What a second provider jar brings into the benchmark's server: a login with TOTP that also costs what one mail must
 * cost on the wire, and Keycloak's own way to send mails. In the server, so that its CPU is charged as that of the
 * steps: to the same JVM with the same collector and the same compilers.
 */
package io.github.onetimecode.benchmark.floor;
