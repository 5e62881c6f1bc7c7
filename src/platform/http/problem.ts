import { randomText } from "@/db/short-id";
import type { DefinitionError } from "@/domain/survey/definition-error";
import type { Messages } from "@/messages/en";

/** One thing that is wrong with the input: where (dotted, array indices included) and what. */
export interface FieldError {
  path: string;
  message: string;
  /** Which message of `problems.fields` says it on a screen, with its figures; the API says `message`, in English. */
  key?: keyof Messages["problems"]["fields"];
  values?: Readonly<Record<string, string | number>>;
  /** Of a survey document: a screen says it with the messages `faults`. */
  fault?: Pick<DefinitionError, "code" | "values">;
}

/** Which message of the namespace `problems` says an error on a screen; the API says its `detail`, in English. */
export type ProblemKey = Exclude<keyof Messages["problems"], "fields" | "page">;

/** An error as the API says it, RFC 9457. */
export interface ProblemDetails {
  status: number;
  /** A stable word that programs can test, such as `not_found`. */
  code: string;
  title: string;
  detail?: string;
  key?: ProblemKey;
  errors?: readonly FieldError[];
  /** Names the line of the log that belongs to it; only where something went wrong here. */
  reference?: string;
  retryAfterSeconds?: number;
  /** When what is not there yet will be, ISO 8601. */
  opensAt?: string;
  headers?: Readonly<Record<string, string>>;
}

/** A reply without the runtime's own classes, which both doors can send. */
export interface PlainReply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const BRAND = Symbol.for("candor.problem");

/** An error whose words are meant for the caller. Thrown anywhere below a handler, turned into a reply in one place. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly [BRAND] = true;
  constructor(
    readonly problem: ProblemDetails,
    options?: ErrorOptions,
  ) {
    super(problem.detail ?? problem.title, options);
  }
}

/** Whether an error is a {@link ProblemError}, also one from Next's copy of this module. */
export function isProblem(error: unknown): error is ProblemError {
  return error instanceof Error && BRAND in error;
}

/** 400: the request itself cannot be read. */
export function badRequest(detail: string, errors?: readonly FieldError[]): ProblemError {
  return new ProblemError({ status: 400, code: "bad_request", title: "The request cannot be read", detail, errors });
}

/** 401: no key, or one that is wrong, revoked or past its expiry. Never says which. */
export function unauthorized(): ProblemError {
  return new ProblemError({
    status: 401,
    code: "unauthorized",
    title: "A valid API key is needed",
    detail: "Send the header Authorization: Bearer <key>.",
    headers: { "www-authenticate": 'Bearer realm="candor"' },
  });
}

/** 403: known, but not allowed to do this. */
export function forbidden(detail: string, key: ProblemKey = "notAllowed"): ProblemError {
  return new ProblemError({ status: 403, code: "forbidden", title: "Not allowed", detail, key });
}

/** 404: an id of somebody else reads exactly as one that never existed. */
export function notFound(
  detail = "There is nothing here with this id.",
  key: ProblemKey = "nothingHere",
): ProblemError {
  return new ProblemError({ status: 404, code: "not_found", title: "Not found", detail, key });
}

/** 409: right in itself, but not in the state things are in. */
export function conflict(detail: string, code = "conflict", key?: ProblemKey): ProblemError {
  return new ProblemError({ status: 409, code, title: "Conflicts with what is stored", detail, key });
}

/** 413: longer than the limit, in bytes. The connection stays: closed while the body still comes, it would take the reply along. */
export function tooLarge(limit: number): ProblemError {
  return new ProblemError({
    status: 413,
    code: "too_large",
    title: "The body is too large",
    detail: `At most ${limit} bytes are taken.`,
    key: "tooLarge",
  });
}

/** 415: not the kind of body that is taken here. */
export function unsupportedMedia(detail: string): ProblemError {
  return new ProblemError({
    status: 415,
    code: "unsupported_media_type",
    title: "This kind of body is not taken",
    detail,
  });
}

/** 422: readable, but does not fit. Every fault is named with its path; nothing was stored. */
export function invalid(errors: readonly FieldError[], code = "invalid"): ProblemError {
  return new ProblemError({
    status: 422,
    code,
    title: "The input does not fit",
    detail: "Nothing was stored.",
    key: "nothingStored",
    errors,
  });
}

/** 429: more than allowed; says when to come back. */
export function tooMany(retryAfterSeconds: number): ProblemError {
  return new ProblemError({
    status: 429,
    code: "too_many_requests",
    title: "Too many requests",
    detail: `Try again in ${retryAfterSeconds} seconds.`,
    retryAfterSeconds,
  });
}

/** 503: the database is away, frozen or read-only; the same request will work later. */
export function unavailable(retryAfterSeconds = 5): ProblemError {
  return new ProblemError({
    status: 503,
    code: "unavailable",
    title: "Temporarily unavailable",
    detail: "Nothing was stored. Try the same request again shortly.",
    key: "unavailable",
    retryAfterSeconds,
  });
}

/** 503: the database broke a statement off. The same request may do later; one that asks for less does sooner. */
export function tookTooLong(retryAfterSeconds = 5): ProblemError {
  return new ProblemError({
    status: 503,
    code: "took_too_long",
    title: "This took too long",
    detail:
      "It was broken off; nothing was stored. Ask for fewer days, fewer filters or a smaller page, or try again shortly.",
    key: "tookTooLong",
    retryAfterSeconds,
  });
}

/** A short reference that a person can read out and an operator can find in the log. */
export function newReference(): string {
  return randomText(10);
}

/** Writes a problem as an `application/problem+json` reply without any runtime's classes. */
export function problemReply(problem: ProblemDetails): PlainReply {
  const { status, code, title, detail, errors, reference, retryAfterSeconds, opensAt, headers } = problem;
  return {
    status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...(retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) }),
      ...headers,
    },
    body: JSON.stringify({
      type: "about:blank",
      title,
      status,
      code,
      detail,
      errors: errors?.map(({ path, message }) => ({ path, message })),
      reference,
      opensAt,
    }),
  };
}

/** The same as a web `Response`. */
export function problemResponse(problem: ProblemDetails): Response {
  const reply = problemReply(problem);
  return new Response(reply.body, { status: reply.status, headers: reply.headers });
}
