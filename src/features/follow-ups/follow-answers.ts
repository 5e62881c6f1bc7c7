import type { Tx } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { clearRecoveries } from "@/db/queries/follow-ups/list-recoverable";
import { readJudgedResponses, type StoredResponse } from "@/db/queries/follow-ups/read-judged";
import { readFollowUpRules } from "@/db/queries/follow-ups/read-rules";
import {
  type FollowUpRow,
  lockFollowUpsOfResponses,
  updateFollowUp,
  writeFollowUpEvents,
} from "@/db/queries/follow-ups/write-follow-ups";
import { findCalendar } from "@/db/queries/promises/find-calendar";
import type { WorkspaceScope } from "@/db/scope";
import { dueAfter, hoursFor, opensAt } from "@/domain/follow-up/due";
import { judgeAnswer, type Verdict } from "@/domain/follow-up/judge-answer";
import { isClosed } from "@/domain/follow-up/move-state";
import { DEFAULT_RULES, type FollowUpRules } from "@/domain/follow-up/rules";
import { markRecovered } from "@/features/follow-ups/mark-recovered";
import { openFollowUps } from "@/features/follow-ups/open-follow-ups";

/**
 * Looks at answers that were stored, changed or taken away: opens what the rules ask for, once an answer; adds reasons that
 * came with a later step; closes what has lost its reason; and marks as recovered whose later answer is better. May run twice.
 */
export async function followAnswers(tx: Tx, scope: WorkspaceScope, ids: readonly string[], now: Date): Promise<void> {
  const { rules } = await readFollowUpRules(tx, scope);
  const existing = new Map<string, FollowUpRow>();
  for (const row of await lockFollowUpsOfResponses(tx, scope, ids))
    if (row.responseId !== null) existing.set(row.responseId, row);
  const responses = await readJudgedResponses(tx, scope, ids, rules.unnamed);
  const fresh: { response: StoredResponse; verdict: Verdict }[] = [];
  for (const response of responses) {
    const verdict = judgeAnswer(response, rules, now);
    const row = existing.get(response.id);
    if (row !== undefined) await reconcile(tx, scope, { row, response, verdict, rules, now });
    else if (verdict !== null) fresh.push({ response, verdict });
  }
  const found = new Set(responses.map(({ id }) => id));
  for (const [id, row] of existing) if (!found.has(id)) await withdraw(tx, scope, row, now, { responseId: null });
  if (fresh.length > 0) await openAnswers(tx, scope, fresh, rules, now);
  const before = await clearRecoveries(tx, scope, ids);
  await markRecovered(tx, scope, responses, before, now);
}

/** Of what is opened again nobody was told yet that it is overdue. */
const UNNOTED = { overdueAt: null, escalateAt: null, escalatedAt: null };

interface Known {
  readonly row: FollowUpRow;
  readonly response: StoredResponse;
  readonly verdict: Verdict | null;
  readonly rules: FollowUpRules;
  readonly now: Date;
}

/** What a person closed stays closed; what is open follows its answer. */
async function reconcile(tx: Tx, scope: WorkspaceScope, known: Known): Promise<void> {
  const { row, response, verdict, rules, now } = known;
  // What the rules follow up now holds also where it is not what the follow-up was opened for.
  if (verdict === null && !stillHolds(response, known)) return withdraw(tx, scope, row, now, {});
  if (row.state === "withdrawn") {
    if (verdict === null) return;
    const due = dueAfter(now, hoursFor(verdict, rules), (await findCalendar(tx, scope, now))?.clock ?? null);
    const anew = { state: "new", closedAt: null, dueAt: due, ...UNNOTED } as const;
    await updateFollowUp(tx, scope, row.id, { ...said(verdict), ...anew });
    await writeFollowUpEvents(tx, scope, [{ id: row.id, what: "opened", after: verdict.kind }], now);
    return;
  }
  if (verdict === null || isClosed(row.state)) return;
  const added = verdict.reasons.filter((reason) => !row.reasons.includes(reason));
  const same = added.length === 0 && verdict.reasons.length === row.reasons.length && row.score === verdict.low?.score;
  const sameWords = row.words.length === verdict.words.length && row.parts.join() === verdict.parts.join();
  if (same && sameWords && row.customerId === response.customerId) return;
  const calendar = (await findCalendar(tx, scope, now))?.clock ?? null;
  const due = added.length === 0 ? row.dueAt : dueAfter(now, hoursFor(verdict, rules), calendar);
  await updateFollowUp(tx, scope, row.id, {
    ...said(verdict),
    customerId: response.customerId,
    interactionId: response.interactionId,
    // What waited for its batch and became urgent waits no more.
    ...(row.openedAt > now && verdict.kind !== "nps_batch" ? { openedAt: now, dueAt: due } : {}),
    ...(due < row.dueAt ? { dueAt: due } : {}),
  });
  const changes = added.map((reason) => ({ id: row.id, what: "reason_added" as const, after: reason }));
  await writeFollowUpEvents(tx, scope, changes, now);
}

/** Whether an answer gives any reason at all, whatever the workspace follows up now: rules that change close nothing. */
function stillHolds(response: StoredResponse, { rules, row }: Known): boolean {
  const { words } = rules.riskWords;
  const questions = Object.fromEntries(response.answers.map((one) => [`${response.surveyId}/${one.questionId}`, true]));
  const everything = {
    ...DEFAULT_RULES,
    lowScore: { ...DEFAULT_RULES.lowScore, matrices: true },
    contactAsked: { ...DEFAULT_RULES.contactAsked, questions },
    riskWords: { ...DEFAULT_RULES.riskWords, words: { ...words, en: [...words.en, ...row.words] } },
    choices: Object.fromEntries(row.parts.map((part) => [`${response.surveyId}/${part}`, 1])),
  };
  return judgeAnswer({ ...response, named: true, imported: false }, everything, response.answeredAt) !== null;
}

async function withdraw(
  tx: Tx,
  scope: WorkspaceScope,
  row: FollowUpRow,
  now: Date,
  change: Partial<Pick<FollowUpRow, "responseId">>,
): Promise<void> {
  if (isClosed(row.state)) {
    if ("responseId" in change) await updateFollowUp(tx, scope, row.id, change);
    return;
  }
  await updateFollowUp(tx, scope, row.id, { ...change, state: "withdrawn", closedAt: now });
  await writeFollowUpEvents(tx, scope, [{ id: row.id, what: "withdrawn", before: row.state }], now);
}

function said(verdict: Verdict) {
  return {
    kind: verdict.kind,
    reasons: [...verdict.reasons],
    words: [...verdict.words],
    parts: [...verdict.parts],
    questionId: verdict.low?.questionId ?? null,
    scale: verdict.low?.scale ?? null,
    score: verdict.low?.score ?? null,
  };
}

async function openAnswers(
  tx: Tx,
  scope: WorkspaceScope,
  fresh: readonly { response: StoredResponse; verdict: Verdict }[],
  rules: FollowUpRules,
  now: Date,
): Promise<void> {
  const { zone, weekStart } = await findWorkspace(tx, scope);
  const calendar = (await findCalendar(tx, scope, now))?.clock ?? null;
  const wanted = fresh.map(({ response, verdict }) => {
    const openedAt = opensAt(verdict.kind, now, response.day, { zone, weekStart });
    return {
      attributes: response.attributes,
      row: {
        ...said(verdict),
        source: `answer:${response.id}`,
        responseId: response.id,
        surveyId: response.surveyId,
        customerId: response.customerId,
        interactionId: response.interactionId,
        answeredAt: response.answeredAt,
        openedAt,
        dueAt: dueAfter(openedAt, hoursFor(verdict, rules), calendar),
      },
    };
  });
  await openFollowUps(tx, scope, wanted, zone, now);
}
