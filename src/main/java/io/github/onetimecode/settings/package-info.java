/**
 * What administrators have stored for a step, as typed values. Keys and defaults exist once, in {@code Setting}.
 * This room alone reads step configurations. A value that cannot be meant is never used: reading it refuses the step.
 */
package io.github.onetimecode.settings;
