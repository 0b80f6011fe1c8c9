/**
 * What administrators have stored for a step, as typed values. Only {@code Setting} defines keys and defaults.
 * Only this room reads step configurations. A value that makes no sense is never used: reading it refuses the step.
 */
package io.github.onetimecode.settings;
