import { type DestinationStream, type Logger, pino } from "pino";

export type { Logger } from "pino";

/** Names of fields that may hold what people wrote, who they are, or a secret. They never reach the log. */
const NEVER_LOGGED = [
  "password",
  "token",
  "secret",
  "authorization",
  "cookie",
  "email",
  "name",
  "answers",
  "attributes",
  "customer",
  "body",
  "text",
  "address",
];

/**
 * The process's logger: one JSON line an event on standard output.
 *
 * Lines carry ids, counts and durations. Fields that could hold an answer, a person or a secret are replaced,
 * two levels deep; do not log whole rows, requests or errors of the database (use {@link describeError}).
 */
export function createLogger(level: string, destination: DestinationStream = pino.destination(1)): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: NEVER_LOGGED.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: "[removed]" },
  };
  return pino(options, destination);
}

/** What may be said of an error in a log. */
export interface ErrorDescription {
  kind: string;
  /** SQLSTATE or Node's own code. */
  code?: string;
  /** Name of the violated constraint, which says what happened without saying to whom. */
  constraint?: string;
  at?: string[];
}

/**
 * Describes an error without its message: messages of the database and of parsers quote the values that
 * people typed, names of constraints and lines of the stack do not.
 */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { kind: typeof error };
  const inner = innermost(error);
  return {
    kind: inner.name,
    code: readText(inner, "code"),
    constraint: readText(inner, "constraint"),
    at: (inner.stack ?? "")
      .replace(inner.message, "")
      .split("\n")
      .filter((line) => /^\s+at \S/.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
  };
}

/** The first cause: Drizzle wraps what the driver threw. */
function innermost(error: Error): Error {
  let current = error;
  for (let depth = 0; depth < 8 && current.cause instanceof Error; depth += 1) current = current.cause;
  return current;
}

function readText(from: object, field: string): string | undefined {
  const value: unknown = Reflect.get(from, field);
  return typeof value === "string" ? value : undefined;
}
