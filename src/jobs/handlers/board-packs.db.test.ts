import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { fromBuffer } from "yauzl";
import { withoutTenant, withTenant } from "@/db/client";
import { findPack, insertPack, listPacks, updatePack } from "@/db/queries/board/packs";
import { countDeliveries, findSchedule, writeSchedule } from "@/db/queries/board/schedule";
import { hideComment } from "@/db/queries/topics/write-comments";
import { countComments } from "@/db/rollups/count-comments";
import { eraseSurvey } from "@/db/rollups/delete-survey";
import { eraseResponse } from "@/db/rollups/erase";
import { membership, user } from "@/db/schema/people";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { PACK_SECTIONS } from "@/domain/board/pack-document";
import { toCsv } from "@/domain/exports/csv";
import { openPack } from "@/features/board/open-pack";
import { packSheet } from "@/features/board/pack-sheet";
import { renderPack } from "@/features/board/paper/render-pack";
import { smtpStand } from "@/features/delivery/digest/testing/smtp-stand";
import { writeXlsx } from "@/features/exports/write-xlsx";
import { makeBoardPack } from "@/jobs/handlers/make-board-pack";
import { sendBoardPacks } from "@/jobs/handlers/send-board-packs";
import { translatorIn } from "@/platform/i18n/translator";
import { newId } from "@/platform/id";
import { createLogger } from "@/platform/logger";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
const stand = await smtpStand();
testRuntime(database);
const { appDb, workerDb } = database;
const NOW = new Date("2026-11-05T07:00:00Z");
const OPTIONS = {
  ...{ compare: "previous_period", surveys: null, sections: [...PACK_SECTIONS] },
  ...{ comments: true, minimum: 5, shared: false },
};
const HOSTILE = `<script>alert(1)</script> %PDF (Tj) \\ "); ${"\u202e"}evil\u0000${" "}👍🏽 👨‍👩‍👧 مرحبا, 你好 ${"long ".repeat(2_000)}`;

function contextOf(scope: WorkspaceScope, now = NOW) {
  const job = mintScope(scope.workspaceId, { kind: "job", name: "board.make" });
  return {
    ...{ db: workerDb, scope: job, logger: createLogger("silent"), now: () => now },
    signal: new AbortController().signal,
  };
}

async function setUp() {
  const scope = await database.makeWorkspace({ name: "Larkway <b>&amp;</b> شركة 🚀" });
  const survey = await makeSurvey(appDb, scope, {
    name: "After </title><img src=x onerror=alert(1)>",
    questions: [
      { id: "nps", kind: "nps", title: { en: "How likely?" } },
      { id: "why", kind: "long_text", title: { en: "Why?" } },
    ],
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  const of = (day: string, channel: string, n: number) =>
    Array.from({ length: n }, (_, i) => ({
      ...{ day, attributes: { channel }, scores: { nps: i % 3 === 0 ? 4 : 10 } },
      ...(i === 0 ? { texts: { why: HOSTILE.replaceAll("\u0000", "") } } : {}),
    }));
  await storeScores(appDb, scope, survey, [
    ...of("2026-09-10", "chat", 40),
    ...of("2026-10-10", "chat", 60),
    ...of("2026-10-12", "phone", 30),
    ...of("2026-10-12", "fax", 3),
  ]);
  return { scope, survey };
}

async function ask(scope: WorkspaceScope, locale = "en") {
  const id = newId();
  await withTenant(appDb, scope, (tx) =>
    insertPack(tx, scope, {
      ...{ id, reference: `BP-${id}`, fromDay: "2026-10-01", toDay: "2026-10-31", options: OPTIONS, locale },
      ...{ shared: false, scheduledDay: null, createdBy: null, createdAt: NOW },
    }),
  );
  await makeBoardPack({ workspaceId: scope.workspaceId, packId: id }, contextOf(scope));
  return id;
}

async function openNow(scope: WorkspaceScope, id: string) {
  const pack = await withTenant(appDb, scope, async (tx) => {
    const row = await findPack(tx, scope, id);
    return row && openPack(tx, scope, row);
  });
  if (!pack) throw new Error("There is no pack.");
  return { pack, csv: toCsv(packSheet(pack)) };
}

async function filesOf(scope: WorkspaceScope, id: string) {
  const { pack, csv } = await openNow(scope, id);
  const xlsx = await writeXlsx(packSheet(pack), { t: translatorIn("en", "exports"), locale: "en" });
  const sheets = await entriesOf(xlsx);
  return { pack, csv, pdf: await renderPack(pack), xlsx: sheets.sort().join("\n") };
}

/** The sheets of an XLSX file by name, size and checksum; only its own dates may differ from one writing to the next. */
function entriesOf(xlsx: Buffer): Promise<string[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(xlsx, (error, zip) => {
      if (error) return reject(error);
      const found: string[] = [];
      zip.on("entry", ({ fileName, crc32, uncompressedSize }) => {
        if (fileName.startsWith("xl/")) found.push(`${fileName} ${uncompressedSize} ${crc32}`);
      });
      zip.on("end", () => resolve(found));
    });
  });
}

test("the same reference gives the same files to the byte, also after new answers and without its survey", async () => {
  const { scope, survey } = await setUp();
  const id = await ask(scope);
  const first = await filesOf(scope, id);
  expect(first.pdf.subarray(0, 5).toString("latin1")).toBe("%PDF-");
  expect(first.csv).toContain(first.pack.sha256);
  // 63 of 93 in October are 10, 31 of them 4: 100 × (62 − 31) ÷ 93.
  const nps = first.pack.document.sheet.rows.find(({ part, metric }) => part === "total" && metric === "nps");
  expect(nps).toMatchObject({ n: 93, value: expect.closeTo((100 * (62 - 31)) / 93, 9), previousN: 40 });
  // Three people by fax are nobody's to tell, and with them the next smallest, or the total would tell them.
  const groups = first.pack.document.sheet.rows.filter(
    ({ part, attribute }) => part === "group" && attribute === "channel",
  );
  expect(groups.filter(({ hidden }) => hidden).map(({ name }) => name.split(" · ").at(-1))).toContain("fax");
  expect(groups.every(({ hidden, n }) => hidden || (n ?? 0) >= 5)).toBe(true);
  await storeScores(appDb, scope, survey, [{ day: "2026-10-20", scores: { nps: 0 } }]);
  const second = await filesOf(scope, id);
  expect(second.pdf.equals(first.pdf)).toBe(true);
  expect([second.csv === first.csv, second.xlsx === first.xlsx]).toEqual([true, true]);
  const row = await withTenant(appDb, scope, (tx) => findPack(tx, scope, id));
  const changed = withTenant(appDb, scope, (tx) => updatePack(tx, scope, id, { content: "{}", sha256: "0" }));
  await expect(changed).rejects.toThrow();
  // The survey goes, and its answers: the numbers stay, the pack says so, and the words are gone.
  await eraseSurvey(workerDb, mintScope(scope.workspaceId, { kind: "job", name: "survey.delete" }), survey);
  const after = await openNow(scope, id);
  expect(after.pack.gone).toEqual(["After </title><img src=x onerror=alert(1)>"]);
  expect([after.csv === first.csv, after.pack.sha256]).toEqual([true, row?.sha256]);
  expect([first.pack.comments.size, after.pack.comments.size]).toEqual([3, 0]);
}, 60_000);

test("a person who is erased is erased from the packs as well, whose numbers stay", async () => {
  const { scope, survey } = await setUp();
  const id = await ask(scope, "ar");
  const before = await openNow(scope, id);
  const [key = ""] = before.pack.comments.keys();
  await withTenant(appDb, scope, (tx) => eraseResponse(tx, scope, survey, key.split(" ")[0] ?? ""));
  const after = await openNow(scope, id);
  expect([before.pack.comments.has(key), after.pack.comments.has(key)]).toEqual([true, false]);
  expect(after.csv).toBe(before.csv);
});

test("words that somebody hid stand in no pack, made before or after", async () => {
  const { scope } = await setUp();
  const before = await openNow(scope, await ask(scope));
  const [key = ""] = before.pack.comments.keys();
  const [responseId = ""] = key.split(" ");
  const id = before.pack.reference.replace("BP-", "");
  await withTenant(appDb, scope, async (tx) => {
    await countComments(tx, scope, [responseId]);
    expect(await hideComment(tx, scope, responseId, NOW)).toBe(true);
  });
  const after = [await openNow(scope, id), await openNow(scope, await ask(scope))];
  expect(after.map(({ pack }) => [pack.comments.has(key), pack.comments.size])).toEqual([
    [false, before.pack.comments.size - 1],
    [false, before.pack.comments.size - 1],
  ]);
});

test("a reader who makes none sees what was shared with viewers", async () => {
  const { scope } = await setUp();
  const id = await ask(scope);
  const seen = () => withTenant(appDb, scope, (tx) => listPacks(tx, scope, { limit: 9, onlyFor: randomUUID() }));
  expect(await seen()).toEqual([]);
  await withTenant(appDb, scope, (tx) => updatePack(tx, scope, id, { shared: true }));
  expect((await seen()).map((pack) => pack.id)).toEqual([id]);
});

test("a pack of the calendar is made once and sent once to each member, though two workers send at once", async () => {
  const { scope } = await setUp();
  const people = ["nora", "omar"].map((name) => ({
    id: randomUUID(),
    email: `${name}-${randomUUID()}@larkway.example`,
  }));
  await withoutTenant(appDb, async (tx) => {
    for (const { id, email } of people) await tx.insert(user).values({ id, email, locale: "en" });
  });
  await withTenant(appDb, scope, async (tx) => {
    for (const { id } of people)
      await tx.insert(membership).values({ workspaceId: scope.workspaceId, userId: id, role: "viewer" });
    await writeSchedule(tx, scope, {
      ...{ active: true, cadence: "monthly", monthDay: 5, hour: 7, locale: "de", options: OPTIONS },
      ...{ recipients: [...people.map(({ id }) => id), randomUUID()], changedBy: null, changedAt: NOW },
      ...{ nextDay: "2026-11-05", nextAt: NOW },
    });
  });
  const send = (now: Date) => sendBoardPacks({ workspaceId: scope.workspaceId }, contextOf(scope, now));
  await send(new Date(NOW.getTime() - 60_000));
  expect(await withTenant(appDb, scope, (tx) => listPacks(tx, scope, { limit: 9, onlyFor: null }))).toEqual([]);
  await Promise.all([send(NOW), send(NOW)]);
  const [pack, ...others] = await withTenant(appDb, scope, (tx) => listPacks(tx, scope, { limit: 9, onlyFor: null }));
  expect(others).toEqual([]);
  expect(pack).toMatchObject({
    fromDay: "2026-10-01",
    toDay: "2026-10-31",
    scheduledDay: "2026-11-05",
    status: "queued",
  });
  expect(await withTenant(appDb, scope, (tx) => findSchedule(tx, scope))).toMatchObject({ nextDay: "2026-12-05" });
  const taken = () => stand.taken.filter((mail) => people.some(({ email }) => mail.includes(email)));
  expect(taken()).toEqual([]);
  await makeBoardPack({ workspaceId: scope.workspaceId, packId: pack?.id ?? "" }, contextOf(scope));
  const later = new Date(NOW.getTime() + 2 * 60_000);
  await Promise.all([send(later), send(later)]);
  await send(new Date(later.getTime() + 60_000));
  expect(taken()).toHaveLength(2);
  for (const mail of taken()) {
    expect(mail).toContain("Content-Type: application/pdf");
    expect(mail).toContain(`filename=${pack?.reference}.pdf`);
  }
  const counts = await withTenant(appDb, scope, (tx) => countDeliveries(tx, scope, [pack?.id ?? ""]));
  expect(counts).toEqual([{ packId: pack?.id, state: "sent", n: 2 }]);
  // Who got it may open it.
  const readable = await withTenant(appDb, scope, (tx) =>
    listPacks(tx, scope, { limit: 9, onlyFor: people[0]?.id ?? "" }),
  );
  expect(readable.map(({ reference }) => reference)).toEqual([pack?.reference]);
});
