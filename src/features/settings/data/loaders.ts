import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { type Tx, withTenant } from "@/db/client";
import { readOutlines } from "@/db/queries/read-outlines";
import { findLastRecount, listDifferences, listRecounts } from "@/db/queries/recounts";
import type { TallyDifference } from "@/db/rollups/recount";
import type { WorkspaceScope } from "@/db/scope";
import { plainWords } from "@/domain/survey/pipes";
import {
  type DataWords,
  differenceRow,
  headlineOf,
  historyRow,
  type RecountView,
  runningOf,
  type TallyNames,
  tookWords,
} from "@/features/settings/data/view";
import { sayInstant } from "@/platform/i18n/say-days";
import { can } from "@/platform/roles";
import { type FrameAccess, requireWorkspace } from "@/platform/session";

const HISTORY = 14;
const SHOWN = 100;

/** What the recount's part of the page of data shows, for who may read answers. */
export async function loadRecount(slug: string): Promise<RecountView> {
  const { db, scope, role, workspace } = await requireWorkspace(slug, "export.run");
  const { zone } = workspace;
  const words: DataWords = { t: await getTranslations("data"), locale: await getLocale(), zone };
  const { last, history, differences, names } = await withTenant(db, scope, async (tx) => {
    const ended = await findLastRecount(tx, scope);
    const found = ended && ended.differ > 0 ? await listDifferences(tx, scope, ended.id, SHOWN) : [];
    return {
      last: ended,
      history: await listRecounts(tx, scope, HISTORY),
      differences: found,
      names: await namesOf(tx, scope, found),
    };
  });
  const shown = differences.length;
  const alarm = last !== null && last.differ > 0 ? last : null;
  return {
    slug,
    zone,
    headline: last === null ? null : headlineOf(last, new Date(), words),
    moment:
      last === null
        ? null
        : words.t("moment", {
            when: sayInstant(last.startedAt ?? last.createdAt, zone, words.locale),
            took: tookWords(last, words.locale),
          }),
    alarm:
      alarm === null
        ? null
        : {
            title: words.t("recount.alarm", { differ: alarm.differ }),
            more: alarm.differ > shown ? words.t("recount.more", { shown, differ: alarm.differ }) : null,
          },
    failed: history[0]?.status === "failed",
    running: runningOf(
      history.find(({ status }) => status === "queued" || status === "running"),
      words,
    ),
    differences: differences.map((one) => differenceRow(one, names, words)),
    history: history.map((run) => historyRow(run, words)),
    mayRun: can(role, "workspace.settings"),
  };
}

/**
 * How many tallies the last recount found to differ, for owners and admins of the workspace; null where all is well, and for
 * everybody else. Authorises nothing.
 */
export async function readRecountAlarm(tx: Tx, { scope, role }: FrameAccess): Promise<number | null> {
  if (!can(role, "workspace.settings")) return null;
  const last = await findLastRecount(tx, scope);
  return last !== null && last.differ > 0 ? last.differ : null;
}

async function namesOf(tx: Tx, scope: WorkspaceScope, of: readonly TallyDifference[]): Promise<TallyNames> {
  const surveys = new Map<string, string>();
  const questions = new Map<string, string>();
  for (const surveyId of new Set(of.map((one) => one.surveyId))) {
    const [outline] = await readOutlines(tx, scope, surveyId);
    if (!outline) continue;
    surveys.set(surveyId, outline.name);
    for (const { questionId, ordinal, title } of outline.series)
      questions.set(`${surveyId} ${questionId} ${ordinal}`, plainWords(title, outline.brandName));
  }
  return { surveys, questions };
}
