import { v5 } from "uuid";
import { type Db, withTenant } from "@/db/client";
import { publishSurvey } from "@/db/queries/publish-survey";
import { createIntakeQueue } from "@/db/rollups/intake-queue";
import type { WorkspaceScope } from "@/db/scope";
import { createSurveyCache, findPublished } from "@/features/respond/find-published";
import { type Intake, submitAnswers } from "@/features/respond/submit-answers";
import { createSurvey } from "@/features/surveys/create-survey";
import { BRAND } from "./brand";
import type { Random } from "./random";

const NAMESPACE = "0d1f6b52-7c61-4c0e-9c0b-6b6974636865";
const FIRST_DAY = 26;
const DAYS = 14;

/** Who works there, by team. Two teams are so small that nobody may see their numbers. */
const TEAMS = { Kitchen: 24, Delivery: 17, Care: 12, Finance: 4, People: 3 } as const;

const WORDS = [
  "Shifts are known two weeks ahead now. That helps.",
  "The new courier makes our phones ring and we cannot mend it.",
  "Good people, old ovens.",
  "Nobody tells the evening shift what was decided.",
] as const;

/**
 * Stores what the company's own people said of it, once, anonymously: through the intake itself, so that nothing of who or
 * when is kept.
 */
export async function askEmployees(
  db: Db,
  scope: WorkspaceScope,
  random: Random,
  at: (daysAgo: number, minute: number) => Date,
): Promise<void> {
  const { key } = await withTenant(db, scope, async (tx) => {
    const made = await createSurvey(tx, scope, { template: "enps", brand: BRAND });
    await publishSurvey(tx, scope, made.id, at(FIRST_DAY, 0));
    return made;
  });
  const survey = await findPublished(db, createSurveyCache(), key);
  if (!survey?.current) throw new Error("The demo\u2019s survey of employees was not published.");
  const { current } = survey;
  const queue = createIntakeQueue(db);
  const intake: Intake = { db, queue, capped: new Map(), slots: new Map(), secret: "Fennel & Fig" };
  const teams = Object.entries(TEAMS).flatMap(([team, n]) => Array.from({ length: n }, () => team));
  for (const [place, team] of random.shuffle(teams).entries()) {
    const answeredAt = at(FIRST_DAY - random.below(DAYS), 9 * 60 + random.below(480));
    const score = Math.min(10, 5 + random.below(6) + (team === "Kitchen" ? 1 : 0));
    const answers = { score, ...(place % 3 === 0 ? { why: random.pick(WORDS) } : {}) };
    const given = { answers, attributes: { team }, identity: {}, revision: null, locale: "en" as const };
    const submissionId = v5(`employee ${place}`, NAMESPACE);
    const whole = { ...given, submissionId, complete: true, channel: "link", test: false, answeredAt };
    const { outcome } = await submitAnswers(intake, survey, current, whole, answeredAt);
    if (outcome !== "created") throw new Error(`The demo\u2019s own answer was ${outcome}.`);
  }
}
