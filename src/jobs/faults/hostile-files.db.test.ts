import { randomUUID } from "node:crypto";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { withoutTenant, withTenant } from "@/db/client";
import { saveDigest } from "@/db/queries/digest/write-digest";
import { foldAllTallies } from "@/db/rollups/fold-tallies";
import { membership, user } from "@/db/schema/people";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { readMail } from "@/features/delivery/digest/testing/read-mail";
import { smtpStand } from "@/features/delivery/digest/testing/smtp-stand";
import { exportNow } from "@/features/exports/answers/ask-export";
import { filterOfBody } from "@/features/exports/answers/input";
import { answerImportStatus } from "@/features/imports/answer-requests";
import { importReplySchema } from "@/features/imports/describe-api";
import { importFile } from "@/features/imports/testing/import-file";
import { importRecords } from "@/features/imports/testing/import-records";
import { sendDigest } from "@/jobs/handlers/send-digest";
import { createApiKey } from "@/platform/api-key";
import { withApiKey } from "@/platform/http/with-api-key";
import { createLogger } from "@/platform/logger";
import { testRuntime } from "@/platform/testing/test-runtime";

/** Files made to do harm where their words are shown again: in the report, in exports, in mail, in the log. */
const database = await testDatabase();
const stand = await smtpStand();
testRuntime(database);
const { appDb, workerDb } = database;
const NOW = new Date("2026-11-16T07:30:00Z");

/** What stands in a cell, and how the report repeats it: as text, short, with a sign for what no screen shows. */
const WORDS: readonly (readonly [cell: string, told: string])[] = [
  ["<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"],
  ["</td></table><script>alert(1)</script>", "</td></table><script>alert(1)</script>"],
  ['"><svg/onload=alert(1)>', '"><svg/onload=alert(1)>'],
  ["{cell} {n, plural, other {#}} <b>x</b>", "{cell} {n, plural, other {#}} <b>x</b>"],
  ["%s %n #{7*7} {{7*7}} $& $1 \\u003c", "%s %n #{7*7} {{7*7}} $& $1 \\u003c"],
  ['=HYPERLINK("http://evil.example","x")', '=HYPERLINK("http://evil.example","x")'],
  ["@SUM(1+1)*cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0"],
  ["two\r\nBcc: all@evil.example", "two Bcc: all@evil.example"],
  ["\u001b[31mred\u001b[2J\u0007", "\ufffd[31mred\ufffd[2J\ufffd"],
  ["\u009b31mred", "\ufffd31mred"],
  ["\u202egnp.exe\u2066", "\ufffdgnp.exe\ufffd"],
  ["9\u200b", "9\ufffd"],
  ["a\u0000b", "a\ufffdb"],
  [`${"x".repeat(39)}😀😀`, `${"x".repeat(39)}😀…`],
];
const SCORE = '<script>alert("score")</script>';
const DATE = "day {0} %s";
const PLAN = "=plan|' /C calc'!A0";
const field = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** A good row for each word, as comment, customer and segment; then a row with each as its score, and one as its date. */
const FILE = [
  [DATE, SCORE, PLAN, "why", "who"],
  ...WORDS.map(([word], place) => [`2026-11-${String(1 + place).padStart(2, "0")}`, "3", word, word, word]),
  ...WORDS.map(([word]) => ["2026-11-10", word, "solo", "", ""]),
  ...WORDS.map(([word]) => [word, "9", "solo", "", ""]),
]
  .map((cells) => cells.map(field).join(","))
  .join("\r\n");
const mapping = {
  date: { columns: [DATE] },
  questions: [{ column: SCORE, kind: "nps", scale: { min: 0, max: 10 } }],
  ...{ comment: "why", customer: "who", attributes: [PLAN] },
};

async function imported() {
  const scope = await database.makeWorkspace({ name: "Larkway" });
  const { run } = await importFile(database, scope, FILE, { mapping, name: "<b>{name}</b>" }, NOW);
  return { scope, run, survey: run.surveyId ?? "" };
}

async function reportOf(scope: WorkspaceScope, id: string) {
  const wanted = { name: "read", scope: "read", expiresAt: null } as const;
  const { token } = await withTenant(appDb, scope, (tx) => createApiKey(tx, scope, wanted, NOW));
  const headers = { authorization: `Bearer ${token}` };
  const request = new Request(`http://localhost/api/v1/imports/${id}?limit=1000`, { headers });
  const reply = await withApiKey("read", answerImportStatus)(request, { params: Promise.resolve({ import: id }) });
  const text = await reply.text();
  return { text, told: importReplySchema.parse(JSON.parse(text)) };
}

test("the report repeats what stands in headers and cells as text, and shows what no screen would", async () => {
  const { scope, run } = await imported();
  const n = WORDS.length;
  expect(run).toMatchObject({ status: "done", rows: 3 * n, stored: 2 * n, rejected: n });
  const { told, text } = await reportOf(scope, run.id);
  // Comment, customer and segment are told of as well where they hold a NUL.
  const reasons = told.problems.filter(({ column }) => column === SCORE || column === DATE);
  expect(reasons.map(({ column, reason, rejected }) => [column, reason, rejected])).toEqual([
    ...WORDS.map(([, word]) => [SCORE, `“${word}” is not a number.`, false]),
    ...WORDS.map(([, word]) => [DATE, `“${word}” cannot be read as a date.`, true]),
  ]);
  expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
});

test("what was imported leaves as text: no formula in CSV or XLSX, every row where it was", async () => {
  const { scope, survey } = await imported();
  const filter = (format: "csv" | "xlsx") =>
    filterOfBody({ survey, format, state: "real", scores: [], filters: {}, from: "2026-11-01", to: "2026-11-30" });
  const csv = await exportNow(appDb, scope, { filter: filter("csv"), format: "csv", locale: "en" }, NOW);
  const rows: string[][] = parse(`${await csv?.text()}`.replace(/^\ufeff/, ""));
  expect(rows).toHaveLength(1 + 2 * WORDS.length);
  expect(rows[0]).toContain(`'${PLAN}`);
  for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=@\t\r\n]|^[+-](?![\d.,]+$)/);
  const words = rows.flat();
  expect(words).toContain(`'=HYPERLINK("http://evil.example","x")`);
  expect(words).toContain("two\nBcc: all@evil.example");
  const xlsx = await exportNow(appDb, scope, { filter: filter("xlsx"), format: "xlsx", locale: "en" }, NOW);
  expect(xlsx?.status).toBe(200);
});

test("a mail that quotes it quotes text, under the headers that every such mail has", async () => {
  const { scope } = await imported();
  await foldAllTallies(workerDb);
  const userId = randomUUID();
  const email = `nora-${userId.slice(0, 8)}@larkway.example`;
  await withoutTenant(appDb, (tx) => tx.insert(user).values({ id: userId, email, locale: "en" }));
  await withTenant(appDb, scope, async (tx) => {
    await tx.insert(membership).values({ workspaceId: scope.workspaceId, userId, role: "viewer" });
    await saveDigest(tx, scope, userId, {
      ...{ active: true, cadence: "weekly", weekday: 1, monthDay: 1, hour: 7, zone: "UTC", locale: null },
      ...{ surveyIds: null, withComments: true, withGoals: true },
      ...{ nextDay: "2026-11-16", nextAt: new Date("2026-11-16T07:00:00Z") },
    });
  });
  const job = mintScope(scope.workspaceId, { kind: "job", name: "digest.send" });
  const { signal } = new AbortController();
  const lines: string[] = [];
  const logger = createLogger("trace", { write: (line) => void lines.push(line) });
  await sendDigest(
    { workspaceId: scope.workspaceId, userId },
    { db: workerDb, scope: job, logger, now: () => NOW, signal },
  );
  const [raw = ""] = stand.taken.filter((mail) => mail.includes(email));
  const mail = readMail(raw);
  expect(Object.keys(mail.headers)).not.toContain("bcc");
  // The comments of the week from 9 to 15 November: words 9 to 14.
  expect(mail.text).toContain("9\u200b");
  expect(mail.html.replace(/<!--[\s\S]*?-->/g, "")).not.toMatch(/<script|<img src=x|<svg\/|<b>\{name/i);
  expect(mail.text).not.toMatch(/[^\P{Cc}\n\r]|[\u202a-\u202e]/u);
  expect(lines.join("")).not.toMatch(/evil|alert|calc/);
});

test("a file of contracts tells it in the same way", async () => {
  const scope = await database.makeWorkspace();
  const file = [
    ["subscription_id", "customer_id", "start_date", "note"],
    // A NUL among the first bytes would be no text at all.
    ["s", "c", "2026-11-01", "long ".repeat(300)],
    ...WORDS.map(([word], place) => [`s${place}`, word, word, ""]),
  ];
  const text = file.map((cells) => cells.map(field).join(",")).join("\n");
  const { run, problems } = await importRecords(database, scope, text, { purpose: "subscriptions" }, NOW);
  expect(run).toMatchObject({ status: "done", rows: WORDS.length + 1, stored: 1, rejected: WORDS.length });
  const told = WORDS.map(([word, shown]) => (word.includes("\u0000") ? "ab" : shown));
  const dates = problems.filter(({ reason }) => reason.includes("read as a date")).map(({ reason }) => reason);
  expect(dates).toEqual(told.map((word) => `“${word}” cannot be read as a date.`));
});

test("a row may be wrong in every column: a report takes more lines of a batch than a statement has parameters", async () => {
  const scope = await database.makeWorkspace();
  const columns = Array.from({ length: 20 }, (_, place) => `q${place}`);
  const rows = Array.from({ length: 1_000 }, () => `2026-11-10,${columns.map(() => "x").join(",")}`);
  const file = [`day,${columns.join(",")}`, ...rows].join("\n");
  const questions = columns.map((column) => ({ column, kind: "nps", scale: { min: 0, max: 10 } }));
  const { run, problems } = await importFile(
    database,
    scope,
    file,
    { mapping: { date: { columns: ["day"] }, questions }, name: "Wide" },
    NOW,
  );
  expect(run).toMatchObject({ status: "done", rows: 1_000, stored: 1_000, rejected: 0 });
  expect(problems).toHaveLength(20_000);
  expect(problems.slice(0, 20).map(({ line, column }) => [line, column])).toEqual(columns.map((name) => [2, name]));
});
