import { inflateRawSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { saveDigest } from "@/db/queries/digest/write-digest";
import { findImport } from "@/db/queries/find-import";
import { findWorkspace } from "@/db/queries/find-workspace";
import { auditEvent, workspace } from "@/db/schema/workspace";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { undefuse } from "@/domain/exports/csv";
import { readMail } from "@/features/delivery/digest/testing/read-mail";
import { smtpStand } from "@/features/delivery/digest/testing/smtp-stand";
import { answerDownload } from "@/features/exports/answer-download";
import { exportNow } from "@/features/exports/answers/ask-export";
import { filterOfBody } from "@/features/exports/answers/input";
import { contentDisposition } from "@/features/exports/content-disposition";
import { receiveUpload } from "@/features/imports/receive-upload";
import { nameInput } from "@/features/settings/workspace/input";
import { saveWorkspace } from "@/features/settings/workspace/save-workspace";
import { mailFollowUps } from "@/jobs/handlers/mail-follow-ups";
import { sendDigest } from "@/jobs/handlers/send-digest";
import { followUpStand, minutes } from "@/jobs/handlers/testing/follow-up-stand";
import { createLogger } from "@/platform/logger";
import { testRuntime } from "@/platform/testing/test-runtime";

/** Names made to do harm where they are repeated: in headers, mail, file names, logs, the audit trail and spreadsheets. */
const database = await testDatabase();
const stand = await smtpStand();
testRuntime(database);
const { appDb, makeWorkspace } = database;
const { makePlace, makeMember, setRules, say, follow, contextOf } = followUpStand(database);
const NOW = minutes(0);

const STORABLE = [
  "Larkway\r\nBcc: all@evil.example",
  "Larkway\u2028Bcc: all@evil.example",
  "\u001b[31mLarkway\u001b[2J\u0007",
  "\u009b31mLarkway\u007f",
  "Larkway\u202egnp.exe",
  "\u2066Larkway\u2069\u200f",
  'Larkway"; filename="evil.html',
  "Larkway＂; filename=＂evil.html",
  "%0d%0aBcc: all@evil.example",
  "../../etc/passwd",
  "..\\..\\evil.bat",
  ".htaccess",
  "=cmd|' /C calc'!A0",
  "＝1+1",
  "<script>alert(1)</script>",
  `x${"😀".repeat(59)}`,
  "=?utf-8?q?Bcc:_all=40evil.example?=",
];
const UNSTORABLE = ["Lark\u0000way", "Lark\ud83dway", "\udc00"];
/** What a terminal would obey, or what turns round the text beside it. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;

describe("a file's name in a reply's headers", () => {
  test.each([...STORABLE, ...UNSTORABLE, "", "…"])("%j", (name) => {
    const header = new Headers({ "Content-Disposition": contentDisposition(name, "csv") }).get("Content-Disposition");
    const [, plain = "", coded = ""] =
      /^attachment; filename="([^"\\]+\.csv)"; filename\*=UTF-8''([\w.~%!-]+\.csv)$/.exec(header ?? "") ?? [];
    for (const shown of [plain, decodeURIComponent(coded)]) {
      expect(shown).toMatch(/^[^./\\\s:][^/\\:*?"<>|]*\.csv$/);
      expect(shown).not.toMatch(UNSEEN);
    }
    expect(plain).toMatch(/^[ -~]+$/);
  });
});

test("a name with what nobody can see is refused where people are named, and a break becomes a space", () => {
  for (const name of [...UNSTORABLE, "\u001b[31mLarkway", "\u009b31mLarkway"])
    expect(nameInput.safeParse(name).success).toBe(false);
  expect(nameInput.parse("Larkway\r\nBcc: all@evil.example")).toBe("Larkway Bcc: all@evil.example");
});

/** What a form with a file sends whose name is written in percents, as RFC 5987 allows. */
function namedUpload(name: string): Request {
  const head = `content-disposition: form-data; name="file"; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", "%27")}`;
  const body = `--x\r\n${head}\r\ncontent-type: text/csv\r\n\r\nday,score\n2026-05-04,9\n\r\n--x--\r\n`;
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  return new Request("http://localhost/", { method: "POST", body, headers });
}

test("a file that is uploaded keeps of its name what can be shown; one whose name has a line break is none", async () => {
  const scope = await makeWorkspace();
  for (const name of [...STORABLE, "Lark\u0000way"]) {
    if (/[\r\n]/.test(name)) {
      await expect(receiveUpload(appDb, scope, namedUpload(name), NOW)).rejects.toMatchObject({
        problem: { status: 422 },
      });
      continue;
    }
    const { importId } = await receiveUpload(appDb, scope, namedUpload(name), NOW);
    const run = await withTenant(appDb, scope, (tx) => findImport(tx, scope, importId));
    expect(run?.fileName).toMatch(/^[^/\\]+$/);
    expect(run?.fileName).not.toMatch(UNSEEN);
  }
});

describe("mail", () => {
  test.each(STORABLE)("that names %j has its headers and no other, and says it on one line", async (name) => {
    const place = await makePlace();
    const { scope } = place;
    const lines: string[] = [];
    const logger = createLogger("trace", { write: (line) => void lines.push(line) });
    const context = (at: Date) => ({ ...contextOf(scope, at), logger });
    await withTenant(appDb, scope, (tx) => tx.update(workspace).set({ name }));
    const nora = await makeMember(place, "editor");
    await setRules(place, { owners: { way: "turns", userIds: [nora.userId] } });
    await follow(place, [await say(place, { nps: 0, customer: name, why: name })]);
    await mailFollowUps({ workspaceId: scope.workspaceId, userId: nora.userId }, context(minutes(2)));
    await withTenant(appDb, scope, (tx) =>
      saveDigest(tx, scope, nora.userId, {
        ...{ active: true, cadence: "weekly", weekday: 1, monthDay: 1, hour: 7, zone: "UTC", locale: null },
        ...{ surveyIds: null, withComments: true, withGoals: true },
        ...{ nextDay: "2026-11-16", nextAt: new Date("2026-11-16T07:00:00Z") },
      }),
    );
    await sendDigest(
      { workspaceId: scope.workspaceId, userId: nora.userId },
      context(new Date("2026-11-16T07:30:00Z")),
    );
    const taken = stand.taken.filter((mail) => mail.includes(nora.email));
    expect(taken).toHaveLength(2);
    for (const raw of taken) {
      const { headers } = readMail(raw);
      const known =
        /^(from|to|subject|message-id|date|mime-version|content-|list-unsubscribe|auto-submitted|precedence|x-)/;
      for (const header of Object.keys(headers)) expect(header).toMatch(known);
      expect(headers.to).toBe(nora.email);
      expect(headers.subject).not.toMatch(UNSEEN);
      expect(raw).not.toMatch(/[^\P{Cc}\r\n]/u);
    }
    for (const line of lines) expect(JSON.parse(line)).toBeTypeOf("object");
    expect(lines.join("")).not.toMatch(/evil|Larkway|Lark|calc|alert\(/);
  });
});

test("a survey, a segment and its values named so leave in files whose rows and columns are whole", async () => {
  const scope = await makeWorkspace();
  for (const name of STORABLE) {
    const attribute = [...name].slice(0, 30).join("");
    const questions = [{ id: "nps", kind: "nps", title: { en: name } }];
    const series = [{ question: "nps", scale: "nps", metric: "nps" }] as const;
    const survey = await makeSurvey(appDb, scope, { name, questions, series });
    const attributes = { [attribute]: name };
    await storeScores(appDb, scope, survey, [{ day: "2026-11-04", scores: { nps: 9 }, attributes }]);
    const filter = filterOfBody({ survey, format: "csv", state: "real", scores: [], filters: {} });
    const reply = await exportNow(appDb, scope, { filter, format: "csv", locale: "en" }, NOW);
    expect(reply?.headers.get("content-disposition")).toMatch(
      /^attachment; filename="[^"]*2026-11-20\.csv"; filename\*/,
    );
    const rows: string[][] = parse(`${await reply?.text()}`.replace(/^\ufeff/, ""));
    expect(rows).toHaveLength(2);
    const column = rows[0]?.findIndex((cell) => undefuse(cell) === attribute) ?? -1;
    expect(undefuse(rows[1]?.[column] ?? "")).toBe(name);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=@＝＠\t\r\n]/);
  }
});

test("numbers of what is named so make a workbook without a formula and without what XML refuses", async () => {
  const facts = STORABLE.map((name) => ["Workspace", name] as const);
  const download = await answerDownload({ name: STORABLE[0] ?? "", facts, rows: [] }, "xlsx", "en");
  const parts = unzip(Buffer.from(await download.arrayBuffer()));
  expect(parts.join("")).toContain("etc/passwd");
  expect(parts.join("")).not.toMatch(/<f[ >]|<script/);
  expect(parts.join("")).not.toMatch(/[^\P{Cc}\t\n\r]/u);
});

test("the audit trail keeps a name as it was, as data", async () => {
  const scope = await makeWorkspace();
  const settings = await withTenant(appDb, scope, (tx) => findWorkspace(tx, scope));
  const wanted = { zone: "UTC", locale: "en", weekStart: 7, fiscalYearStart: 4, rangeDays: 90, allowedHosts: [] };
  expect(settings.name).toBe("Test");
  for (const name of STORABLE) await saveWorkspace(appDb, scope, { ...wanted, name });
  const events = await withTenant(appDb, scope, (tx) => tx.select().from(auditEvent).orderBy(auditEvent.id));
  expect(events.map(({ after }) => after)).toEqual(STORABLE.map((name) => expect.objectContaining({ name })));
  const { rows } = await appDb.pool.query("select current_setting('app.workspace_id', true) as left_over");
  expect(rows[0].left_over ?? "").toBe("");
});

/** The parts of a ZIP file, from its central directory. */
function unzip(bytes: Buffer): string[] {
  const parts: string[] = [];
  for (let at = bytes.indexOf("PK\x01\x02", 0, "latin1"); at >= 0; at = bytes.indexOf("PK\x01\x02", at + 4, "latin1")) {
    const [packed, local] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + packed);
    parts.push((bytes.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data)).toString("utf8"));
  }
  return parts;
}
