/**
 * Why a person is refused: the reason, the error of its event, the line in the log, the exception that carries it.
 * A refusal is an outcome, not a fault: it has no stack trace and never counts as a failed credential.
 * The room shows no page.
 */
package io.github.onetimecode.refusal;
