import "server-only";
import { notFound } from "next/navigation";
import type { Tx } from "@/db/client";
import { withTenant } from "@/db/client";
import { findAlertWish } from "@/db/queries/alerts/alert-mail";
import { countNewAlerts, findAlert, listAlerts } from "@/db/queries/alerts/find-alert";
import { listFollowedRules } from "@/db/queries/alerts/find-rule";
import { listSingleAnswers } from "@/db/queries/alerts/list-single-answers";
import { findCheckedDay } from "@/db/queries/alerts/write-alert";
import { listOperationDimensions } from "@/db/queries/list-operation-dimensions";
import { listSharedDimensions } from "@/db/queries/list-shared-dimensions";
import { readOutlines } from "@/db/queries/read-outlines";
import type { WorkspaceScope } from "@/db/scope";
import { judgeNumber } from "@/domain/alerts/judge-number";
import { addDays, localDay } from "@/domain/calendar/day";
import { alertWordsIn } from "@/features/alerts/alert-words";
import { followedSurveys } from "@/features/alerts/followed-surveys";
import { firstWeekOf, followedWeeks } from "@/features/alerts/followed-weeks";
import { readFollowQuery } from "@/features/alerts/input";
import type { NumberQuestion, NumberReader } from "@/features/alerts/number-reader";
import { metricOf, questionOf } from "@/features/alerts/question-of";
import { loadLocale } from "@/platform/i18n/load-metric-words";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { runtime } from "@/platform/runtime";
import { type FrameAccess, requireWorkspace } from "@/platform/session";

const MOST_OPEN = 100;
const MOST_PAST = 20;
const MOST_ANSWERS = 10;
const ANSWER_DAYS = 28;
type Raw = Readonly<Record<string, string | string[] | undefined>>;

/** The page of alerts: what is out of its usual range, what is followed, single answers, and how it is told. */
export async function loadAlerts(slug: string, raw: Raw) {
  const { db, scope, workspace, role, user } = await requireWorkspace(slug, "dashboard.read");
  const now = new Date();
  const today = localDay(now, workspace.zone);
  const words = alertWordsIn(await loadLocale());
  const mayRead = can(role, "response.read");
  return withTenant(db, scope, async (tx) => {
    const of = { userId: user.userId, today };
    const followed = await listFollowedRules(tx, scope, user.userId);
    const wish = await findAlertWish(tx, scope, user.userId);
    const answers = {
      surveyIds: followedSurveys(followed),
      after: startOf(now),
      now,
      notOf: null,
      limit: MOST_ANSWERS,
    };
    return {
      slug,
      words,
      today,
      zone: workspace.zone,
      mayWrite: can(role, "goal.write"),
      open: await listAlerts(tx, scope, { ...of, which: "open", limit: MOST_OPEN }),
      past: await listAlerts(tx, scope, { ...of, which: "past", limit: MOST_PAST }),
      followed,
      checked: await findCheckedDay(tx, scope),
      answers: mayRead ? await listSingleAnswers(tx, scope, answers) : null,
      wish: { numbers: wish?.numbers ?? "off", answers: wish?.answers ?? false } as const,
      mails: runtime().mailer !== null,
      asked: readFollowQuery(raw),
      choices: await listChoices(tx, scope),
    };
  });
}

/** What can be followed: surveys, and values by which numbers are known. */
async function listChoices(tx: Tx, scope: WorkspaceScope) {
  const outlines = (await readOutlines(tx, scope)).filter(({ status }) => status !== "draft");
  const dimensions = new Map<string, Set<string>>();
  const found = await listSharedDimensions(
    tx,
    scope,
    outlines.map(({ id }) => id),
  );
  for (const metric of ["first_response_time", "sla_attainment", "customer_churn", "quality_score"] as const)
    found.push(...(await listOperationDimensions(tx, scope, metric)));
  for (const { name, values } of found) dimensions.set(name, new Set([...(dimensions.get(name) ?? []), ...values]));
  return {
    surveys: outlines.map(({ id, name }) => ({ id, name })),
    dimensions: [...dimensions].map(([name, values]) => ({ name, values: [...values].slice(0, 50) })),
  };
}

/** One alert with the weeks of its number as they are now; 404 for one that is not of this workspace. */
export async function loadAlert(slug: string, id: string, read: NumberReader) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  if (!isUuid(id)) notFound();
  const now = new Date();
  const today = localDay(now, workspace.zone);
  const words = alertWordsIn(await loadLocale());
  const loaded = await withTenant(db, scope, async (tx) => {
    const found = await findAlert(tx, scope, id);
    if (found === null) return null;
    // After a real change the usual range begins anew; what was alerted is drawn against the one it left.
    const rule = { baselineFrom: found.alert.real ? found.alert.previousFrom : found.rule.baselineFrom };
    const weeks = followedWeeks([rule], today, workspace);
    const [number = null] = await read.weekly(tx, scope, [questionOf(found.rule)], weeks, today);
    const from = number && Math.max(firstWeekOf(rule, weeks), number.comparableFrom);
    const judged = number && judgeNumber(number.weeks, number.kind, from ?? 0);
    return { found, judged, weeks: number?.weeks ?? [], from: from ?? 0 };
  });
  if (loaded === null) notFound();
  const mayRead = can(role, "response.read");
  return { ...loaded, slug, words, today, zone: workspace.zone, mayRead, mayWrite: can(role, "goal.write") };
}

/** How many new alerts there are for who looks: a small number in the shell. Authorises nothing, and tells nobody else's. */
export async function countAlerts(tx: Tx, { scope, role, workspace, userId }: FrameAccess): Promise<number> {
  if (!can(role, "dashboard.read")) return 0;
  return countNewAlerts(tx, scope, { userId, today: localDay(new Date(), workspace.zone) });
}

/** Whether who looks follows a number, for the button beside it; null where it cannot be followed. */
export async function loadFollowing(
  slug: string,
  raw: Raw,
): Promise<{ question: NumberQuestion; ruleId: string | null } | null> {
  const question = readFollowQuery(raw);
  if (question === null) return null;
  const { db, scope, user } = await requireWorkspace(slug, "dashboard.read");
  const followed = await withTenant(db, scope, (tx) => listFollowedRules(tx, scope, user.userId));
  const same = followed.find(({ rule }) => JSON.stringify(questionOf(rule)) === JSON.stringify(question));
  return { question: { ...question, metric: metricOf(question.metric) }, ruleId: same?.rule.id ?? null };
}

function startOf(now: Date): Date {
  return new Date(`${addDays(now.toISOString().slice(0, 10), -ANSWER_DAYS)}T00:00:00Z`);
}
