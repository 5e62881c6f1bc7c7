import { setTimeout as pause } from "node:timers/promises";
import { type Db, withMoment, withTenant } from "@/db/client";
import { findRunningImport } from "@/db/queries/periods/find-period";
import {
  beginClosing,
  type ClosedNumberValues,
  dropClosing,
  hasSettled,
  storeClosing,
} from "@/db/queries/periods/write-period";
import type { WorkspaceScope } from "@/db/scope";
import { localDay } from "@/domain/calendar/day";
import { METRICS } from "@/domain/metrics/metric";
import { isUnsettled } from "@/domain/metrics/rates";
import type { WorkspaceCalendar } from "@/features/dashboards/choose-range";
import type { CalendarPeriod } from "@/features/dashboards/periods/list-closable";
import type { PeriodWords } from "@/features/dashboards/periods/period-words";
import { type PeriodNumber, readPeriodNumbers } from "@/features/dashboards/periods/read-period-numbers";
import { describeDays } from "@/features/dashboards/survey/describe-days";
import { writeAudit } from "@/platform/audit";
import { conflict } from "@/platform/http/problem";
import { sayDay } from "@/platform/i18n/say-days";

/** The workspace whose period is closed. */
interface ClosingWorkspace extends WorkspaceCalendar {
  readonly pendingZone: string | null;
}

/** How long what writes at this moment is waited for. */
const PATIENCE = { tries: 60, ms: 100 } as const;

/**
 * Closes a month or quarter: every number of its days is kept as it stands at one moment. First its days are watched (one
 * transaction), then what was under way ends, then all is read and kept in one transaction of one snapshot; so that what comes
 * at the same time is either in the numbers or in the list of changes, and never in neither. What is not settled by then, as the
 * answers to its last invitations, is kept as no number. Refuses (409) a period that is
 * not over, is closed already, or whose days an import or a change of zone is moving.
 */
export async function closePeriod(
  db: Db,
  scope: WorkspaceScope,
  workspace: ClosingWorkspace,
  { period, note }: { readonly period: CalendarPeriod; readonly note: string },
  { words, now }: { readonly words: PeriodWords; readonly now: () => Date },
): Promise<string> {
  const { p, locale } = words;
  const name = describeDays(period, locale);
  const today = localDay(now(), workspace.zone);
  if (period.to >= today) throw conflict(p("refused.notOver", { name, day: sayDay(period.to, locale) }));
  if (workspace.pendingZone !== null) throw conflict(p("refused.zone"));
  const begun = await withTenant(db, scope, async (tx) => {
    const running = await findRunningImport(tx, scope);
    if (running) throw conflict(p("refused.import", { file: running.fileName }));
    return beginClosing(
      tx,
      scope,
      {
        ...{ kind: period.kind, fromDay: period.from, toDay: period.to, zone: workspace.zone, note },
        closedBy: userOf(scope),
      },
      now(),
    );
  });
  if (begun === null) throw conflict(p("refused.closed", { name }));
  const { id, transaction } = begun;
  try {
    if (!(await othersEnd(db, scope, transaction))) throw conflict(p("refused.busy"));
    const at = now();
    await withMoment(db, scope, async (tx) => {
      const numbers = await readPeriodNumbers(tx, scope, workspace, { days: period, asked: "all" }, at);
      if (!(await storeClosing(tx, scope, id, numbers.map(toRow), at))) throw conflict(p("refused.busy"));
      const after = { kind: period.kind, from: period.from, to: period.to, numbers: numbers.length };
      await writeAudit(tx, scope, { action: "period.closed", subject: id, after });
    });
  } catch (error) {
    await withTenant(db, scope, (tx) => dropClosing(tx, scope, id));
    throw error;
  }
  return id;
}

/** Waits until whatever began before the days were watched has ended; false where that takes too long. */
async function othersEnd(db: Db, scope: WorkspaceScope, transaction: string): Promise<boolean> {
  for (let tries = 0; tries < PATIENCE.tries; tries++) {
    if (await withTenant(db, scope, (tx) => hasSettled(tx, transaction))) return true;
    await pause(PATIENCE.ms);
  }
  return false;
}

function toRow(one: PeriodNumber): ClosedNumberValues {
  const { reading, counts } = one;
  const { numerator, denominator } = fractionOf(one);
  return {
    metric: one.metric,
    surveyId: one.surveyId,
    surveyName: one.surveyName,
    questionId: one.questionId,
    dimension: one.dimension,
    value: one.value,
    fromDay: one.days.from,
    toDay: one.days.to,
    scale: one.scale,
    reading: reading.value,
    low: reading.interval?.low ?? null,
    high: reading.interval?.high ?? null,
    method: reading.interval?.method ?? null,
    n: reading.n,
    numerator,
    denominator,
    suppressed: reading.suppressed ? 1 : 0,
    counts,
    inputs: one.inputs,
  };
}

/** The two counts a reader would divide: those of a rate; of a score the sum that its mean, or its points, are made of. */
function fractionOf({ metric, counts, reading: { value, n } }: PeriodNumber) {
  if (isUnsettled(metric, counts)) return { numerator: null, denominator: null };
  const { numerator, denominator } = counts;
  if (numerator !== undefined && denominator !== undefined) return { numerator, denominator };
  if (value === null || METRICS[metric].unit === "minutes") return { numerator: null, denominator: null };
  const whole = METRICS[metric].unit === "score" ? 1 : 100;
  return { numerator: (value * n) / whole, denominator: n };
}

function userOf({ actor }: WorkspaceScope): string | null {
  return actor.kind === "user" ? actor.userId : null;
}
