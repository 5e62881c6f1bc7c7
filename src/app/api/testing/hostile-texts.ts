/** Texts that an attacker, or a clumsy program, puts into a query or a path. */
export const HOSTILE = [
  "' or 1=1 --",
  "'; drop table answer; --",
  "1; select pg_sleep(5)",
  "') union select token_hash from api_key --",
  "\\'",
  "$$",
  "%00",
  "\u0000",
  "\ud800",
  "0",
  "-1",
  "1e9",
  "9".repeat(400),
  "NaN",
  "",
  " ",
  "null",
  "[object Object]",
  "x".repeat(5_000),
  "../../..",
  "{{7*7}}",
  "::uuid",
  "2026-13-45",
  "0000-01-01",
  "99999-01-01",
];

/** Stands in every injection, and in no statement. */
export const INJECTED = "kolibri";

/** Texts that would end a literal, a comment or a name, and do something of their own. */
export const INJECTIONS: readonly string[] = [
  `${INJECTED}'; select pg_sleep(9); --`,
  `${INJECTED}" or 1=1 --`,
  `${INJECTED}$$; select pg_sleep(9); $$`,
  String.raw`${INJECTED}\'; select pg_sleep(9); --`,
  `${INJECTED}') union select version() --`,
  `${INJECTED}*/ ; select pg_sleep(9); /*`,
];
