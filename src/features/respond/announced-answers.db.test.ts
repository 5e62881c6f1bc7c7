import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { saveFollowUpRules } from "@/db/queries/follow-ups/read-rules";
import { insertSurvey } from "@/db/queries/insert-survey";
import { publishSurvey } from "@/db/queries/publish-survey";
import { createIntakeQueue } from "@/db/rollups/intake-queue";
import { testDatabase } from "@/db/testing/test-database";
import { DEFAULT_RULES } from "@/domain/follow-up/rules";
import { parseDefinition } from "@/domain/survey/definition";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { createSurveyCache, findPublished, type PublishedSurvey } from "@/features/respond/find-published";
import { type GivenAnswers, type Intake, submitAnswers } from "@/features/respond/submit-answers";

const database = await testDatabase();
const { appDb } = database;
const NOW = new Date("2026-03-10T12:00:00Z");
const QUESTIONS = [
  { id: "score", kind: "nps", title: { en: "How likely?" } },
  { id: "mail", kind: "email", title: { en: "Where can we reach you?" } },
];

test("only answers that somebody can act on are announced: of a name, of an address, or of nobody where the rules say so", async () => {
  const survey = await published();
  const nobody = await say(survey, { score: 0 });
  expect(await announced(survey)).toEqual([]);
  const named = await say(survey, { score: 0 }, { identity: { name: "Ann" } });
  const reachable = await say(survey, { score: 0, mail: "ann@example.org" });
  const known = await say(survey, { score: 9 }, { customer: "c-1" });
  expect(await announced(survey)).toEqual([named, reachable, known].sort());

  expect(DEFAULT_RULES.unnamed).toBe(false);
  await withTenant(appDb, survey.scope, (tx) =>
    saveFollowUpRules(tx, survey.scope, { ...DEFAULT_RULES, unnamed: true }),
  );
  const asked = await say(survey, { score: 0 });
  expect(await announced(survey)).toEqual([named, reachable, known, asked].sort());
  await withTenant(appDb, survey.scope, (tx) => saveFollowUpRules(tx, survey.scope, null));
  await say(survey, { score: 0 });
  expect(await announced(survey)).toHaveLength(4);
  expect(nobody).not.toBe(asked);
});

test("an answer of nobody that later gives an address is announced then", async () => {
  const survey = await published();
  const submissionId = randomUUID();
  const first = await say(survey, { score: 0 }, { submissionId, complete: false });
  expect(await announced(survey)).toEqual([]);
  await say(survey, { mail: "ann@example.org" }, { submissionId, complete: true });
  expect(await announced(survey)).toEqual([first]);
});

async function published(): Promise<PublishedSurvey> {
  const scope = await database.makeWorkspace({ zone: "UTC" });
  const parsed = parseDefinition({
    ...TEMPLATES.nps({ name: "Acme", color: "#1f6f5c" }),
    questions: QUESTIONS,
    logic: [],
    endings: [{ id: "end", title: { en: "Thanks" } }],
    locales: ["en"],
    locale: "en",
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const { definition } = parsed;
  const { id, key } = await withTenant(appDb, scope, (tx) =>
    insertSurvey(tx, scope, { name: "Announced", definition, repeats: { policy: "all" } }),
  );
  await withTenant(appDb, scope, (tx) => publishSurvey(tx, scope, id, NOW));
  const survey = await findPublished(appDb, createSurveyCache(), key);
  if (!survey) throw new Error("not found");
  return survey;
}

async function say(
  survey: PublishedSurvey,
  answers: Record<string, unknown>,
  more: Partial<GivenAnswers> = {},
): Promise<string> {
  const intake: Intake = {
    db: appDb,
    queue: createIntakeQueue(appDb),
    capped: new Map(),
    slots: new Map(),
    secret: "0123456789abcdef0123456789abcdef",
  };
  const given = { submissionId: randomUUID(), revision: null, locale: "en" as const, attributes: {}, identity: {} };
  if (!survey.current) throw new Error("not published");
  const asked = { ...given, answers, complete: true, channel: "link", test: false, ...more };
  const reply = await submitAnswers(intake, survey, survey.current, asked, NOW);
  if (!("id" in reply)) throw new Error(JSON.stringify(reply));
  return reply.id;
}

/** The responses that the outbox names, sorted. */
async function announced({ scope }: PublishedSurvey): Promise<string[]> {
  return withTenant(appDb, scope, async (tx) => {
    const { rows } = await tx.$client.query<{ id: string }>(
      `select distinct jsonb_array_elements_text(payload -> 'responseIds') as id from outbox
       where workspace_id = $1 and topic = 'responses.stored' order by id`,
      [scope.workspaceId],
    );
    return rows.map(({ id }) => id);
  });
}
