/**
 * The HTTP part of the API: callers and their roles, bodies and fields, problem documents, origins, rate limits. Every
 * answer is JSON, and every refusal is a problem from a fixed list. The room knows nothing about codes.
 */
package io.github.onetimecode.api.http;
