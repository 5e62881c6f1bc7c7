import { z } from "zod";

const MIN_SECRET_LENGTH = 32;
const DEFAULT_PORT = 3000;

const optionalText = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === "" ? undefined : value));

const shape = z.object({
  NODE_ENV: optionalText,
  PORT: optionalText,
  PUBLIC_URL: optionalText,
  AUTH_SECRET: optionalText,
  DATABASE_URL: optionalText,
  DATABASE_APP_URL: optionalText,
  DATABASE_WORKER_URL: optionalText,
  DATABASE_DIRECT_URL: optionalText,
  CANDOR_DATA_DIR: optionalText,
  CANDOR_ALLOW_FIXTURES: optionalText,
  SMTP_URL: optionalText,
  MAIL_FROM: optionalText,
  OIDC_ISSUER: optionalText,
  OIDC_CLIENT_ID: optionalText,
  OIDC_CLIENT_SECRET: optionalText,
  OIDC_NAME: optionalText,
  TRUSTED_PROXIES: optionalText,
  WEBHOOK_PRIVATE_ADDRESSES: optionalText,
  LOG_LEVEL: optionalText,
});

/** How somebody signs in through an OpenID Connect provider. */
export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button on the sign-in page calls it. */
  name: string;
}

/** The process's settings, checked once and read nowhere else. */
export interface Env {
  production: boolean;
  port: number;
  /** Scheme and host that people reach this server by, without a trailing slash. */
  publicUrl: string;
  authSecret: string | null;
  databaseUrl: string | null;
  databaseAppUrl: string | null;
  databaseWorkerUrl: string | null;
  databaseDirectUrl: string | null;
  dataDir: string | null;
  allowFixtures: boolean;
  mail: { smtpUrl: string; from: string } | null;
  oidc: OidcSettings | null;
  /** Addresses and CIDR ranges whose `X-Forwarded-*` headers are believed. */
  trustedProxies: readonly string[];
  /** Whether webhooks may lead to addresses inside: loopback and private networks. */
  webhookPrivateAddresses: boolean;
  logLevel: (typeof LOG_LEVELS)[number];
}

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** A setting that is missing or wrong, with how to put it right. The message never repeats a secret. */
export class EnvError extends Error {
  override readonly name = "EnvError";
  constructor(
    readonly variable: string,
    problem: string,
    fix: string,
  ) {
    super(`${variable} ${problem} ${fix}`);
  }
}

/**
 * Reads and checks the environment.
 *
 * Pure: the same record gives the same settings. Throws an {@link EnvError} that names the first wrong
 * variable and its fix.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const raw = shape.parse(pick(source));
  const port = readPort(raw.PORT);
  const databaseUrl = readPostgresUrl("DATABASE_URL", raw.DATABASE_URL);
  return {
    production: raw.NODE_ENV === "production",
    port,
    publicUrl: readPublicUrl(raw.PUBLIC_URL) ?? `http://localhost:${port}`,
    authSecret: readSecret(raw.AUTH_SECRET, databaseUrl !== null && raw.NODE_ENV === "production"),
    databaseUrl,
    databaseAppUrl: readPostgresUrl("DATABASE_APP_URL", raw.DATABASE_APP_URL),
    databaseWorkerUrl: readPostgresUrl("DATABASE_WORKER_URL", raw.DATABASE_WORKER_URL),
    databaseDirectUrl: readPostgresUrl("DATABASE_DIRECT_URL", raw.DATABASE_DIRECT_URL),
    dataDir: raw.CANDOR_DATA_DIR ?? null,
    allowFixtures: raw.CANDOR_ALLOW_FIXTURES === "1",
    mail: readMail(raw.SMTP_URL, raw.MAIL_FROM),
    oidc: readOidc(raw),
    trustedProxies: (raw.TRUSTED_PROXIES ?? "").split(/[\s,]+/).filter((entry) => entry !== ""),
    webhookPrivateAddresses: readAllowed("WEBHOOK_PRIVATE_ADDRESSES", raw.WEBHOOK_PRIVATE_ADDRESSES),
    logLevel: readLogLevel(raw.LOG_LEVEL),
  };
}

function pick(source: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.keys(shape.shape).map((name) => [name, source[name]]));
}

function readPort(value: string | undefined): number {
  if (value === undefined) return DEFAULT_PORT;
  const port = Number(value);
  if (/^\d+$/.test(value) && port >= 1 && port <= 65_535) return port;
  throw new EnvError("PORT", "is not a port.", "Set it to a whole number from 1 to 65535, or leave it out for 3000.");
}

function readPublicUrl(value: string | undefined): string | null {
  if (value === undefined) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  const plain = url !== null && url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "";
  if (plain && (url.protocol === "https:" || url.protocol === "http:")) return url.origin;
  throw new EnvError(
    "PUBLIC_URL",
    "is not an address of a site.",
    "Set it to scheme and host only, such as https://feedback.example.com, or leave it out.",
  );
}

function readSecret(value: string | undefined, required: boolean): string | null {
  if (value === undefined) {
    if (!required) return null;
    throw new EnvError(
      "AUTH_SECRET",
      "is missing, and DATABASE_URL is set.",
      "Set it to at least 32 random characters (openssl rand -base64 32), the same on every instance.",
    );
  }
  if (value.length >= MIN_SECRET_LENGTH && new Set(value).size >= 8) return value;
  throw new EnvError(
    "AUTH_SECRET",
    "is too easy to guess.",
    "Set it to at least 32 random characters (openssl rand -base64 32), the same on every instance.",
  );
}

function readPostgresUrl(variable: string, value: string | undefined): string | null {
  if (value === undefined) return null;
  if (URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol)) return value;
  throw new EnvError(
    variable,
    "is not an address of a PostgreSQL server.",
    "Write it as postgres://user:password@host:5432/database, with special characters percent-encoded, or leave it out.",
  );
}

function readMail(smtpUrl: string | undefined, from: string | undefined): Env["mail"] {
  if (smtpUrl === undefined) return null;
  if (!URL.canParse(smtpUrl) || !/^smtps?:$/.test(new URL(smtpUrl).protocol)) {
    throw new EnvError(
      "SMTP_URL",
      "is not an address of a mail server.",
      "Write it as smtp://user:password@host:587 or smtps://…, or leave it out to go without mail.",
    );
  }
  if (from === undefined || !/^[^\r\n]*@[^\r\n]+$/.test(from)) {
    throw new EnvError(
      "MAIL_FROM",
      "is missing, and SMTP_URL is set.",
      "Set it to the sender, such as care@example.com.",
    );
  }
  return { smtpUrl, from };
}

function readOidc(raw: z.infer<typeof shape>): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = raw;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return null;
  const fix = "Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together, or none of them.";
  if (issuer === undefined) throw new EnvError("OIDC_ISSUER", "is missing.", fix);
  if (clientId === undefined) throw new EnvError("OIDC_CLIENT_ID", "is missing.", fix);
  if (clientSecret === undefined) throw new EnvError("OIDC_CLIENT_SECRET", "is missing.", fix);
  if (!URL.canParse(issuer) || !/^https?:$/.test(new URL(issuer).protocol)) {
    throw new EnvError("OIDC_ISSUER", "is not an address.", "Write it as https://login.example.com.");
  }
  return { issuer: issuer.replace(/\/+$/, ""), clientId, clientSecret, name: raw.OIDC_NAME ?? "your company account" };
}

/** What has to be allowed in so many words: anything else is a mistake, not a no. */
function readAllowed(variable: string, value: string | undefined): boolean {
  if (value === undefined) return false;
  if (value.toLowerCase() === "allowed") return true;
  throw new EnvError(variable, "is not a known word.", "Set it to allowed, or leave it out.");
}

function readLogLevel(value: string | undefined): Env["logLevel"] {
  if (value === undefined) return "info";
  const level = LOG_LEVELS.find((known) => known === value.toLowerCase());
  if (level !== undefined) return level;
  throw new EnvError("LOG_LEVEL", "is not a level.", `Set it to one of ${LOG_LEVELS.join(", ")}.`);
}
