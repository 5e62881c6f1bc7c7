import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { findSuggestedAt } from "@/db/queries/topics/list-suggestions";
import { mintScope } from "@/db/scope";
import { foldAllComments, makeCommentSurvey } from "@/db/testing/store-comments";
import { storeScores, type TestResponse } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { describeSuggestions } from "@/features/topics/describe-suggestions";
import { suggestTopics } from "@/jobs/handlers/suggest-topics";
import { translatorIn } from "@/platform/i18n/translator";
import { createLogger } from "@/platform/logger";

const { appDb, workerDb, makeWorkspace } = await testDatabase();
const NIGHT = new Date("2026-07-01T22:30:00Z");
const HOUR = 3_600_000;

/** A workspace with two surveys that people wrote to. */
async function company() {
  const made = await makeWorkspace();
  const scope = mintScope(made.workspaceId, { kind: "job", name: "topics.suggest" });
  const written: TestResponse = { day: "2026-06-20", scores: { score: 3 }, texts: { why: "The box came late" } };
  const surveys = [await makeCommentSurvey(appDb, scope), await makeCommentSurvey(appDb, scope)];
  for (const survey of surveys) await storeScores(appDb, scope, survey, [written]);
  await foldAllComments(appDb, scope);
  const run = (at: Date, signal = new AbortController().signal) =>
    suggestTopics(
      { workspaceId: scope.workspaceId },
      { db: workerDb, scope, logger: createLogger("silent"), now: () => at, signal, lastTry: false },
    );
  const looked = () => withTenant(appDb, scope, (tx) => findSuggestedAt(tx, scope));
  return { surveys, run, looked };
}

/** Ends as a process does that is told to between two surveys. */
function abortedAfter(checks: number): AbortSignal {
  const ending = new AbortController();
  let left = checks;
  ending.signal.throwIfAborted = () => {
    left -= 1;
    if (left < 0) throw new Error("The process ends.");
  };
  return ending.signal;
}

test("who is ended between two surveys goes on with the rest an hour later, and looks at each once a day", async () => {
  const { surveys, run, looked } = await company();
  await expect(run(NIGHT, abortedAfter(1))).rejects.toThrow("ends");
  const first = [...(await looked()).keys()];
  expect(first).toHaveLength(1);
  const later = new Date(NIGHT.getTime() + HOUR);
  await run(later);
  const second = surveys.find((one) => one !== first[0]) ?? "";
  expect(await looked()).toEqual(
    new Map([
      [first[0], NIGHT],
      [second, later],
    ]),
  );
  await run(new Date(NIGHT.getTime() + 19 * HOUR));
  expect((await looked()).get(second)).toEqual(later);
  const next = new Date(NIGHT.getTime() + 22 * HOUR);
  await run(next);
  expect([...(await looked()).values()]).toEqual([next, next]);
});

test("when they were looked for is said by the workspace's clock", () => {
  const words = { locale: "en" as const, metrics: translatorIn("en", "metrics"), t: translatorIn("en", "topics") };
  const said = (zone: string, now: Date) =>
    describeSuggestions({ open: [], at: NIGHT }, [], "s", words, { zone, now }).looked;
  const soon = new Date("2026-07-01T23:30:00Z");
  expect(said("UTC", soon)).toContain("22:30");
  expect(said("Asia/Kolkata", soon)).toContain("04:00");
  // In London it is half past eleven, and an hour later another day.
  expect(said("Europe/London", soon)).toContain("1 Jul 2026");
});
