/**
 * HTTP as the API speaks it: callers and their roles, bodies and fields, problem documents, origins, the pace of
 * requests. Every answer is JSON, and every refusal is a problem of a fixed list. The room knows nothing of codes.
 */
package io.github.onetimecode.api.http;
