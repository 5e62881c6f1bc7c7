import { isBrokenOff, isTooSlow } from "@/db/too-slow";
import { isProblem, newReference, type ProblemDetails, tookTooLong, unavailable } from "@/platform/http/problem";
import { describeError, type Logger } from "@/platform/logger";

/** SQLSTATE classes and codes that say "not now": connection, resources, intervention, read-only, lost races. */
const TRANSIENT_SQLSTATE = /^(08|53|57)|^(25006|40001|40P01|55P03|55000)$/;
const TRANSIENT_NODE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);
/** What pg says where it gives no code. */
const TRANSIENT_MESSAGE =
  /Query read timeout|timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|rolled back by the server|the database system is/i;

/** SQLSTATEs that mean "this text or number cannot be stored": what slipped past a check, still the caller's input. */
const UNSTORABLE_SQLSTATE = new Set(["22021", "22P02", "22P05", "22003", "22007", "22008", "54000"]);

/**
 * The one place that turns an error into what the caller is told.
 *
 * A problem says its own words. A database that is away, frozen or read-only is 503 with `Retry-After`, as is what took too
 * long, which says what to ask less of. All else is 500 with a reference and no more; the log has the same reference and no
 * value that anybody typed.
 */
export function mapError(
  error: unknown,
  context: { logger: Logger; route: string; workspaceId?: string },
): ProblemDetails {
  if (isProblem(error)) return error.problem;
  const reference = newReference();
  const line = { reference, route: context.route, workspaceId: context.workspaceId, error: describeError(error) };
  if (isTooSlow(error) || isBrokenOff(error)) {
    context.logger.warn(line, "took too long");
    return { ...tookTooLong().problem, reference };
  }
  if (isTransient(error)) {
    context.logger.warn(line, "database unavailable");
    return { ...unavailable().problem, reference };
  }
  if (UNSTORABLE_SQLSTATE.has(describeError(error).code ?? "")) {
    context.logger.warn(line, "value cannot be stored");
    return {
      status: 422,
      code: "invalid",
      title: "The input does not fit",
      detail: "A value cannot be stored.",
      key: "unstorable",
      reference,
    };
  }
  context.logger.error(line, "request failed");
  return {
    status: 500,
    code: "internal_error",
    title: "Something went wrong here",
    detail: "It was not your request. The reference finds it in the log.",
    key: "internal",
    reference,
  };
}

/** Whether an error comes from a database that is away, frozen, out of room or read-only, so that a later try may work. */
export function isTransient(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 8; current = current.cause, depth += 1) {
    const code: unknown = Reflect.get(current, "code");
    if (typeof code === "string" && (TRANSIENT_NODE.has(code) || (code.length === 5 && TRANSIENT_SQLSTATE.test(code))))
      return true;
    if (current instanceof AggregateError && current.errors.some(isTransient)) return true;
    if (TRANSIENT_MESSAGE.test(current.message)) return true;
  }
  return false;
}
