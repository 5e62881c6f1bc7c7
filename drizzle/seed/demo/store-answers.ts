import { v5, v7 } from "uuid";
import { type Db, withTenant } from "@/db/client";
import { dimensionsOf } from "@/db/rollups/dimension-slots";
import { type Submission, storeSubmissionsIn } from "@/db/rollups/store-submissions";
import { storedAnswers } from "@/db/rollups/stored-answer";
import { localDay } from "@/domain/calendar/day";
import { checkAnswers } from "@/domain/survey/answers";
import type { PublishedSurvey, PublishedVersion } from "@/features/respond/find-published";
import { customerName } from "./customer-names";
import type { PlannedAnswer } from "./plan-answers";

/** Names of submissions are derived, so that the demo loaded twice is stored once. */
const NAMESPACE = "7f0f2c5e-7f1a-4c7e-9d52-4f656e6e656c";
const AT_ONCE = 2_000;

export interface DemoSurvey {
  readonly survey: PublishedSurvey;
  readonly version: PublishedVersion;
  /** Asked after a contact, so that its channel is known. */
  readonly afterContact: boolean;
}

/** What somebody answered, and when. */
export interface TimedAnswer {
  readonly answer: PlannedAnswer;
  readonly answeredAt: Date;
}

/**
 * Stores planned answers by the intake's own writer: checked against the version, with their dimensions, what they are about,
 * and their customers, whose ids are found by their external ids.
 */
export async function storeAnswers(
  db: Db,
  { survey, version, afterContact }: DemoSurvey,
  answers: readonly TimedAnswer[],
  customers: ReadonlyMap<string, string>,
): Promise<void> {
  const slots = new Map<string, string>();
  for (let from = 0; from < answers.length; from += AT_ONCE) {
    const part = answers.slice(from, from + AT_ONCE);
    const submissions: Submission[] = [];
    for (const [place, timed] of part.entries()) {
      const { answer } = timed;
      const customerOf = { country: answer.country, plan: answer.plan };
      const attributes = afterContact ? { ...customerOf, contact: answer.contact } : customerOf;
      const dimensions = await dimensionsOf(db, survey.scope, slots, survey.id, attributes);
      const submission = toSubmission(
        { survey, version, afterContact },
        timed,
        { attributes, dimensions },
        from + place,
      );
      const customerId = answer.customer === null ? undefined : customers.get(customerName(answer.customer));
      submissions.push(customerId === undefined ? submission : { ...submission, customerId });
    }
    await withTenant(db, survey.scope, (tx) => storeSubmissionsIn(tx, submissions));
  }
}

function toSubmission(
  { survey, version }: DemoSurvey,
  { answer, answeredAt }: TimedAnswer,
  dims: Pick<Submission, "attributes" | "dimensions">,
  place: number,
): Submission {
  const locale = ({ UK: "en", DE: "de", FR: "fr" } as const)[answer.country];
  const given = { score: answer.score, ...(answer.comment === null ? {} : { why: answer.comment }) };
  const context = { attributes: dims.attributes, locale };
  const checked = checkAnswers(version.definition, given, { complete: answer.complete, context });
  if (!checked.ok) throw new Error(`The demo's own answer does not fit: ${JSON.stringify(checked.errors)}`);
  return {
    attributes: dims.attributes,
    dimensions: dims.dimensions,
    workspaceId: survey.scope.workspaceId,
    id: v7(),
    surveyId: survey.id,
    version: version.version,
    submissionId: v5(`${survey.id} ${version.version} ${answer.held} ${place}`, NAMESPACE),
    revision: 0,
    identity: answer.interaction === null ? null : { interaction: answer.interaction },
    channel: "link",
    stage: null,
    locale,
    state: answer.held ? "held" : "counted",
    stateReason: answer.held ? "Fourteen alike within an hour from one address" : null,
    startedAt: answeredAt,
    firstScoredAt: answeredAt,
    completedAt: answer.complete ? answeredAt : null,
    answeredAt,
    day: localDay(answeredAt, survey.zone),
    answers: storedAnswers(version.definition, version.series, checked.answers, checked.offPath, answer.complete),
  };
}
