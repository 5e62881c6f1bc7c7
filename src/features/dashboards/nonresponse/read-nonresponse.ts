import type { Tx } from "@/db/client";
import {
  type InvitedCount,
  type InvitedCounts,
  type InvitedDays,
  readInvitedGroups,
  readInvitedTallies,
} from "@/db/queries/invitations/read-invited-groups";
import { readOutlines, type SurveyOutline } from "@/db/queries/read-outlines";
import { PAGE_PATIENCE, type PagePatience, readParts } from "@/db/queries/with-patience";
import type { WorkspaceScope } from "@/db/scope";
import { addDays } from "@/domain/calendar/day";
import { ALPHA, adjustFamily } from "@/domain/metrics/change";
import { compareShares } from "@/domain/metrics/compare-shares";
import { computeScore } from "@/domain/metrics/metric";
import { hiddenGroups } from "@/domain/metrics/minimum-group";
import {
  type AskedGroup,
  compareAnswerRates,
  type RateTest,
  type ScoreOfAsked,
  scoreOfAsked,
} from "@/domain/metrics/nonresponse";
import { ANSWER_WINDOW_DAYS } from "@/domain/metrics/rates";
import type { Reading } from "@/domain/metrics/reading";
import { SCALES, type ScaleId } from "@/domain/metrics/scale";
import type { ScoreResult } from "@/domain/metrics/score-result";
import { shareReading } from "@/domain/metrics/share";
import { type Subject, subjectOf } from "@/features/dashboards/find-subject";
import type { NonresponseQuery } from "@/features/dashboards/nonresponse/input";
import { chooseScale, poolTallies } from "@/features/dashboards/pool-series";
import { listTabs, type ScoreTab } from "@/features/dashboards/survey/list-tabs";
import { chooseInvitationDays, type InvitationDays } from "@/platform/choose-invitation-days";

/** A group with its own rate; `hidden`: an anonymous survey does not tell it. */
export interface RatedGroup {
  readonly value: string | null;
  readonly rate: Reading;
  readonly answered: number;
  readonly hidden: boolean;
}

/** How an attribute's groups answered. */
export interface RatedDimension {
  readonly name: string;
  readonly groups: readonly RatedGroup[];
  /** Whether they differ, checked against lucky finds among all attributes; null where it cannot be tested. */
  readonly differs: boolean | null;
  readonly pValue: number | null;
  readonly pAdjusted: number | null;
  /** The two that lie furthest below and above the rest, where they differ by themselves and both may be told. */
  readonly furthest: { readonly fewer: RatedGroup; readonly more: RatedGroup } | null;
}

/** The score of those who answered, as it is and weighed to all who were asked. */
export interface WeighedToAsked extends Pick<ScoreOfAsked, "score"> {
  readonly scale: ScaleId;
  readonly plain: ScoreResult;
  readonly reason: ScoreOfAsked["reason"] | "anonymous";
  /** As in {@link ScoreOfAsked}, by value. */
  readonly collapsed: readonly (string | null)[];
  readonly silent: readonly (string | null)[];
  readonly thin: readonly (string | null)[];
}

/** Who answers a survey and who does not. */
export interface Nonresponse {
  readonly outline: SurveyOutline;
  readonly days: InvitationDays;
  /** The days whose invitations are judged: those that may still be answered are left out. None where they end before they begin. */
  readonly judged: InvitedDays;
  readonly tabs: readonly ScoreTab[];
  /** Null where the survey asks for no score. */
  readonly tab: ScoreTab | null;
  /** Null where counting took too long. */
  readonly counts: {
    readonly total: Reading & AskedGroup;
    readonly dimensions: readonly RatedDimension[];
    readonly wide: readonly string[];
    readonly beyond: readonly string[];
    readonly tested: number;
  } | null;
  /** What is weighed by: the attribute that was asked for, else the one whose groups differ most. */
  readonly by: string | null;
  /** Null without a score, without an attribute, and where it took too long. */
  readonly weighed: WeighedToAsked | null;
  readonly slow: readonly ("groups" | "score")[];
}

/**
 * The response rate by everything known of those who were asked, and the score as if each group had answered in proportion.
 * Invitations count as in the response rate: once their days to answer are over. Null where the survey does not exist.
 */
export async function readNonresponse(
  tx: Tx,
  scope: WorkspaceScope,
  workspace: Parameters<typeof chooseInvitationDays>[2],
  surveyId: string,
  query: NonresponseQuery,
  now: Date,
  patience: PagePatience | null = PAGE_PATIENCE,
): Promise<Nonresponse | null> {
  const [outline] = await readOutlines(tx, scope, surveyId);
  if (!outline) return null;
  const days = await chooseInvitationDays(tx, scope, workspace, { asked: query.range, now });
  const judged = { surveyId, from: days.range.from, to: lastJudged(days) };
  const tabs = listTabs(outline);
  const tab = tabs.find((one) => one.questionId === query.question) ?? tabs[0] ?? null;
  const parts = readParts<"groups" | "score">(tx, patience);
  const wanted = outline.anonymous ? CHANNEL : (query.by ?? null);
  const counted = await parts.part("groups", (inner) => readInvitedGroups(inner, scope, judged, wanted));
  const found = counted && outline.anonymous ? channelsAlone(counted) : counted;
  const counts = found && rateGroups(found, outline.minimumGroup);
  const dimensions = counts?.dimensions ?? [];
  const by = (dimensions.find(({ name }) => name === query.by) ?? dimensions[0])?.name ?? null;
  const asked = found?.dimensions.find(({ name }) => name === by)?.groups ?? [];
  const subject = tab && subjectOf(outline, tab.metric, tab.questionId);
  const base = { outline, days, judged, tabs, tab, counts, by, slow: parts.slow };
  if (tab === null || subject === null || by === null) return { ...base, weighed: null };
  if (outline.anonymous) return { ...base, weighed: weighAsked(tab, subject, [], [], "anonymous") };
  const tallies = await parts.part("score", (inner) =>
    readInvitedTallies(inner, scope, judged, { questionId: tab.questionId, dimension: by }),
  );
  const own = tallies?.map((one) => ({ ...one, surveyId, questionId: tab.questionId }));
  return { ...base, weighed: own ? weighAsked(tab, subject, asked, own, null) : null };
}

const CHANNEL = "@channel";

/** An anonymous survey knows no customers of its invitations, also where it had some before it became one. */
function channelsAlone({ total, dimensions }: InvitedCounts): InvitedCounts {
  return { total, dimensions: dimensions.filter(({ name }) => name === CHANNEL), wide: [], beyond: [] };
}

function lastJudged({ range, today }: InvitationDays): string {
  const settled = addDays(today, -ANSWER_WINDOW_DAYS - 1);
  return range.to < settled ? range.to : settled;
}

function rateGroups({ total, dimensions, wide, beyond }: InvitedCounts, minimum: number | null): Nonresponse["counts"] {
  const tests = dimensions.map(({ groups }) => compareAnswerRates(groups));
  const adjusted = adjustFamily(tests.map((test) => test?.pValue ?? null));
  const rated = dimensions.map(({ name, groups }, place): RatedDimension & { readonly cramersV: number } => {
    const [test, pAdjusted] = [tests[place] ?? null, adjusted[place] ?? null];
    const shown = hideSmall(groups, minimum);
    const differs = pAdjusted === null ? null : pAdjusted < ALPHA;
    const furthest = differs && test ? furthestOf(shown, test) : null;
    const { pValue, cramersV } = test ?? { pValue: null, cramersV: 0 };
    return { name, groups: shown, differs, pValue, pAdjusted, furthest, cramersV };
  });
  return {
    total: { ...total, ...shareReading(total.answered, total.delivered) },
    // Of long lists several p are 0: how far the rates lie apart says which differs most.
    dimensions: rated.sort(
      (a, b) => (a.pAdjusted ?? 2) - (b.pAdjusted ?? 2) || (a.pValue ?? 2) - (b.pValue ?? 2) || b.cramersV - a.cramersV,
    ),
    ...{ wide, beyond },
    tested: tests.filter((test) => test !== null).length,
  };
}

function hideSmall(groups: readonly InvitedCount[], minimum: number | null): RatedGroup[] {
  const sized = groups.map(({ delivered }, place) => ({ key: String(place), n: delivered }));
  const hidden = new Set(minimum === null ? [] : hiddenGroups(sized, { minimum }));
  return groups.map(({ value, delivered, answered }, place) => ({
    ...{ value, answered, rate: shareReading(answered, delivered) },
    hidden: hidden.has(String(place)),
  }));
}

function furthestOf(groups: readonly RatedGroup[], { residuals, apart }: RateTest): RatedDimension["furthest"] {
  const ordered = groups
    .map((group, place) => ({ group, residual: residuals[place] ?? 0 }))
    .filter((_, place) => apart[place])
    .sort((a, b) => a.residual - b.residual);
  const [fewer, more] = [ordered[0]?.group, ordered.at(-1)?.group];
  if (!fewer || !more || fewer.hidden || more.hidden) return null;
  // The small ones together may be what differs, and these two not.
  const between = compareShares(more.answered, more.rate.n, fewer.answered, fewer.rate.n);
  return between && between.difference > 0 && (between.pValue ?? 1) < ALPHA ? { fewer, more } : null;
}

type OwnTally = Parameters<typeof poolTallies>[1][number] & { readonly value: string | null };

function weighAsked(
  { metric }: ScoreTab,
  subject: Subject,
  asked: readonly InvitedCount[],
  tallies: readonly OwnTally[],
  reason: "anonymous" | null,
): WeighedToAsked {
  const scale = chooseScale(metric, subject.series, tallies);
  const plain = computeScore(metric, poolTallies(subject.series, tallies, scale), scale);
  if (reason !== null) return { scale, plain, reason, score: null, collapsed: [], silent: [], thin: [] };
  const groups = asked.map(({ value, delivered, answered }, place) => {
    const own = tallies.filter((one) => one.value === value);
    return { key: String(place), delivered, answered, counts: poolTallies(subject.series, own, scale).counts };
  });
  const found = scoreOfAsked(metric, SCALES[scale], groups);
  const valuesOf = (keys: readonly string[]) => keys.map((key) => asked[Number(key)]?.value ?? null);
  const { score, collapsed, silent, thin } = found;
  const named = { collapsed: valuesOf(collapsed), silent: valuesOf(silent), thin: valuesOf(thin) };
  return { scale, plain, score, reason: found.reason, ...named };
}
