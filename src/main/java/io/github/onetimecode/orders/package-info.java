/**
 * Codes that applications have asked for: each is an order with its challenge, which any node reads by its id.
 * What must hold is claimed, not kept: attempts, the single use, the end of a code that was given up.
 * The room puts orders into the words of lifecycle, and knows no HTTP.
 */
package io.github.onetimecode.orders;
