/**
 * Codes that applications requested: each is an order with its challenge, which any node reads by its ID.
 * What must not be lost is claimed instead of stored: attempts, the single use, and the end of a code given up.
 * The room turns orders into requests of lifecycle and knows no HTTP.
 */
package io.github.onetimecode.orders;
