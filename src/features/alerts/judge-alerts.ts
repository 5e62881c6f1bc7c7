import type { Tx } from "@/db/client";
import { askAlertMails } from "@/db/queries/alerts/alert-mail";
import { type AlertRow, lockNewestAlerts } from "@/db/queries/alerts/find-alert";
import { type AlertRuleRow, listWatchedRules } from "@/db/queries/alerts/find-rule";
import { lockJudging } from "@/db/queries/alerts/lock-judging";
import {
  findCheckedDay,
  insertAlert,
  type NewAlert,
  updateAlert,
  writeCheckedDay,
} from "@/db/queries/alerts/write-alert";
import { ensureRules, writeStandings } from "@/db/queries/alerts/write-rule";
import { findWorkspace } from "@/db/queries/find-workspace";
import type { WorkspaceScope } from "@/db/scope";
import { settleAlert } from "@/domain/alerts/settle-alert";
import { countDays, localDay } from "@/domain/calendar/day";
import { METRICS } from "@/domain/metrics/metric";
import { findFindings, type RuleFinding } from "@/features/alerts/find-findings";
import { followedWeeks } from "@/features/alerts/followed-weeks";
import type { NumberReader } from "@/features/alerts/number-reader";
import { metricOf, questionOf } from "@/features/alerts/question-of";
import { listUsualRules } from "@/features/alerts/usual-rules";

/** What a judging did. */
export interface Judging {
  readonly numbers: number;
  readonly opened: number;
  readonly returned: number;
}

/**
 * Judges all numbers that anybody follows by their complete weeks: opens an alert where one left its usual range, one a change,
 * and marks it returned where it is back. Once a local day, however many ask; `again` where somebody changed what is followed.
 * Null where that day was judged already.
 */
export async function judgeAlerts(
  tx: Tx,
  scope: WorkspaceScope,
  read: NumberReader,
  { now, again = false }: { readonly now: Date; readonly again?: boolean },
): Promise<Judging | null> {
  await lockJudging(tx, scope);
  const workspace = await findWorkspace(tx, scope);
  const today = localDay(now, workspace.zone);
  if (!again && (await findCheckedDay(tx, scope))?.day === today) return null;
  await ensureRules(tx, scope, await listUsualRules(tx, scope), now);
  const rules = await listWatchedRules(tx, scope);
  const weeks = followedWeeks(rules, today, workspace);
  const numbers = await read.weekly(tx, scope, rules.map(questionOf), weeks, today);
  const findings = await findFindings(rules, numbers, weeks);
  const known = await lockNewestAlerts(
    tx,
    scope,
    rules.map(({ id }) => id),
  );
  let returned = 0;
  const opened: string[] = [];
  for (const [place, rule] of rules.entries()) {
    const finding = findings[place];
    if (finding === undefined) continue;
    const settled = await settle(tx, scope, { rule, finding, known: known.get(rule.id) ?? null, now });
    if (settled.returned) returned += 1;
    if (settled.opened === null || finding.out === null) continue;
    opened.push(settled.opened);
    const { before, after, direction } = finding.out;
    const days = { range: after.days, compared: before.days, direction };
    const moved = await read.moved(tx, scope, workspace, questionOf(rule), days, now);
    if (moved !== null)
      await updateAlert(tx, scope, settled.opened, {
        ...{ movedName: moved.name, movedValue: moved.value, movedBefore: moved.before, movedAfter: moved.after },
      });
  }
  await writeStandings(
    tx,
    scope,
    findings.map(({ standing, weeks: seen, judgedWeek, baselineFrom }, place) => ({
      ...{ standing, weeks: seen, judgedWeek, baselineFrom, id: rules[place]?.id ?? "" },
    })),
  );
  await askAlertMails(tx, scope, opened, now);
  await writeCheckedDay(tx, scope, today, now);
  return { numbers: rules.length, opened: opened.length, returned };
}

async function settle(
  tx: Tx,
  scope: WorkspaceScope,
  {
    rule,
    finding,
    known,
    now,
  }: { readonly rule: AlertRuleRow; readonly finding: RuleFinding; known: AlertRow | null; readonly now: Date },
): Promise<{ opened: string | null; returned: boolean }> {
  const { out, judgedWeek } = finding;
  // Where its numbers are gone nothing is known of it, least of all that it is back.
  if (finding.standing === "gone" || judgedWeek === null) return { opened: null, returned: false };
  const since = known?.returnedOn ? countDays(known.returnedOn, judgedWeek) - 1 : 0;
  const step = settleAlert(known, out, since);
  const back = { returnedOn: judgedWeek };
  if (known !== null && (step === "return" || step === "return and open")) await updateAlert(tx, scope, known.id, back);
  if (out === null || step === "nothing" || step === "return") return { opened: null, returned: step === "return" };
  const told = toRow(rule, out, judgedWeek);
  if (known !== null && (step === "keep" || step === "take up again")) {
    // The beginning that was told stays: a figure that moved by itself would look like another alert.
    const { since: _, leftOn: __, ruleId: ___, ...grown } = told;
    await updateAlert(tx, scope, known.id, { ...grown, returnedOn: null });
    return { opened: null, returned: false };
  }
  return { opened: await insertAlert(tx, scope, { ...told, openedAt: now }), returned: false };
}

function toRow(
  { id, metric }: AlertRuleRow,
  { rule, direction, since, leftOn, before, after, change }: NonNullable<RuleFinding["out"]>,
  lastWeek: string,
): Omit<NewAlert, "openedAt"> {
  return {
    ...{ ruleId: id, rule, direction, since, leftOn, lastWeek },
    assessment: METRICS[metricOf(metric)].better === direction ? "better" : "worse",
    beforeFrom: before.days.from,
    beforeTo: before.days.to,
    beforeValue: before.figure.value,
    beforeLow: before.figure.interval?.low ?? null,
    beforeHigh: before.figure.interval?.high ?? null,
    beforeN: before.figure.n,
    afterValue: after.figure.value,
    afterLow: after.figure.interval?.low ?? null,
    afterHigh: after.figure.interval?.high ?? null,
    afterN: after.figure.n,
    difference: change.difference,
    differenceLow: change.interval?.low ?? null,
    differenceHigh: change.interval?.high ?? null,
  };
}
