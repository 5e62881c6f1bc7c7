import { createDb, type Db, type DbOptions } from "@/db/client";
import { type ApiKeyCache, createApiKeyCache } from "@/platform/api-key";
import { databaseUrls, isDirect } from "@/platform/database-urls";
import { type Env, EnvError, readEnv } from "@/platform/env";
import { createLimits, type Limits } from "@/platform/limits";
import { createLogger, type Logger } from "@/platform/logger";
import { createMailer, type Mailer } from "@/platform/mail";

const KEY = Symbol.for("candor.runtime");

/** Connections by purpose: a heavy dashboard must never keep an answer waiting. */
const POOL = { app: 10, respond: 5, worker: 4 };
/** Nobody waits for the worker: on a machine that is busy starting, it may take its time. */
const WORKER_MS = { statementTimeout: 120_000, connectTimeout: 15_000 };
/**
 * A respondent is told within three seconds, then the page keeps the answer and sends it again. On a frozen database who
 * waits for a connection waits two, as none becomes free; who has one waits for one statement, and for the one before it; who is
 * tried alone beside a held lock, once more.
 */
const RESPOND_MS = { statementTimeout: 1_500, connectTimeout: 2_000 };
/**
 * What exists once a process: settings, pools, limits, caches. Everything is made when first asked for.
 *
 * `server.ts` and Next each bundle their own copy of every module, so it hangs on `globalThis` under one symbol, and both
 * copies meet in it.
 */
export interface Runtime {
  readonly env: Env;
  readonly logger: Logger;
  /** Pages, actions and the keyed API. */
  readonly appDb: Db;
  /** The public page and its answers. */
  readonly respondDb: Db;
  /** The worker's own role. */
  readonly workerDb: Db;
  readonly limits: Limits;
  readonly apiKeys: ApiKeyCache;
  /** Null where no mail server is configured. */
  readonly mailer: Mailer | null;
  /** AUTH_SECRET. Throws an EnvError that names it where it is missing. */
  readonly authSecret: string;
  /** Makes something once a process under a name, for features with a cache or a queue of their own. */
  once<T>(name: string, make: () => T, close?: (made: T) => Promise<void> | void): T;
}

interface Held {
  value: unknown;
  close: (() => Promise<void> | void) | undefined;
}

interface Holder {
  runtime: Runtime;
  held: Map<string, Held>;
}

/** The process's runtime. */
export function runtime(): Runtime {
  return holder().runtime;
}

/** Ends what the runtime made, last made first: queues before pools. The next call of {@link runtime} starts anew. */
export async function closeRuntime(): Promise<void> {
  const existing: Holder | undefined = Reflect.get(globalThis, KEY);
  if (existing === undefined) return;
  Reflect.deleteProperty(globalThis, KEY);
  for (const held of [...existing.held.values()].reverse()) await held.close?.();
}

function holder(): Holder {
  const existing: Holder | undefined = Reflect.get(globalThis, KEY);
  if (existing !== undefined) return existing;
  const made = createHolder();
  Reflect.set(globalThis, KEY, made);
  return made;
}

function createHolder(): Holder {
  const held = new Map<string, Held>();
  const once: Runtime["once"] = (name, make, close) => {
    const existing = held.get(name);
    if (existing !== undefined) return existing.value as ReturnType<typeof make>;
    const value = make();
    held.set(name, { value, close: close === undefined ? undefined : () => close(value) });
    return value;
  };
  const runtime: Runtime = {
    get env() {
      return once("env", () => readEnv(process.env));
    },
    get logger() {
      return once("logger", () => createLogger(this.env.logLevel));
    },
    get appDb() {
      return pool(this, "app", databaseUrls(this.env).app);
    },
    get respondDb() {
      return pool(this, "respond", databaseUrls(this.env).app, RESPOND_MS);
    },
    get workerDb() {
      return pool(this, "worker", databaseUrls(this.env).worker, WORKER_MS);
    },
    get limits() {
      return once("limits", createLimits);
    },
    get apiKeys() {
      return once("api-keys", createApiKeyCache);
    },
    get mailer() {
      return once(
        "mailer",
        () => createMailer(this.env.mail),
        (mailer) => mailer?.close(),
      );
    },
    get authSecret() {
      const { authSecret } = this.env;
      if (authSecret !== null) return authSecret;
      throw new EnvError(
        "AUTH_SECRET",
        "is missing.",
        "Start with npm start, which makes one for the embedded database, or set it to 32 random characters.",
      );
    },
    once,
  };
  return { runtime, held };
}

type Patience = Pick<DbOptions, "statementTimeout" | "connectTimeout">;

function pool(runtime: Runtime, name: keyof typeof POOL, url: string, patience: Patience = {}): Db {
  return runtime.once(
    `db.${name}`,
    () =>
      createDb({
        url,
        named: isDirect(runtime.env, url),
        max: POOL[name],
        name: `candor-${name}`,
        ...patience,
        onError: () => runtime.logger.warn({ pool: name }, "database connection lost"),
      }),
    (db) => db.pool.end(),
  );
}
