import type { RecountRow } from "@/db/queries/recounts";
import type { TallyDifference } from "@/db/rollups/recount";
import { REVENUE } from "@/db/rollups/recount-revenue";
import { COMPLETION } from "@/db/rollups/stored-answer";
import { HELD_BUCKETS, SCORE_BUCKETS } from "@/db/rollups/tally-columns";
import { localDay } from "@/domain/calendar/day";
import { sayDay, sayInstant } from "@/platform/i18n/say-days";
import type { Translator } from "@/platform/i18n/translator";

/** What the page of data is said with. */
export interface DataWords {
  readonly t: Translator<"data">;
  readonly locale: string;
  readonly zone: string;
}

/** The recount's part of the page. */
export interface RecountView {
  readonly slug: string;
  readonly zone: string;
  /** "Recounted tonight: 41,208 tallies, 0 differ"; null before the first. */
  readonly headline: string | null;
  /** "5 May 2026, 03:02, in 4 sec". */
  readonly moment: string | null;
  readonly alarm: { readonly title: string; readonly more: string | null } | null;
  readonly failed: boolean;
  /** What runs or waits. */
  readonly running: { readonly label: string; readonly detail: string | null; readonly share: number | null } | null;
  readonly differences: readonly DifferenceView[];
  readonly history: readonly HistoryView[];
  readonly mayRun: boolean;
}

export interface DifferenceView {
  readonly key: string;
  readonly survey: string;
  readonly question: string;
  readonly day: string;
  readonly group: string;
  readonly stands: readonly string[];
  readonly counted: readonly string[];
}

export interface HistoryView {
  readonly id: string;
  readonly when: string;
  readonly why: string;
  readonly tallies: string;
  readonly differ: string;
  readonly differs: boolean;
  readonly took: string;
}

/** Names of what a difference is about; what is not among them is gone. */
export interface TallyNames {
  readonly surveys: ReadonlyMap<string, string>;
  /** By survey, question and series: `${surveyId} ${questionId} ${series}`. */
  readonly questions: ReadonlyMap<string, string>;
}

/** "Recounted tonight: …" where it is this night's. */
export function headlineOf(run: RecountRow, now: Date, words: DataWords): string {
  const { tallies, differ, finishedAt, cause } = run;
  const at = finishedAt ?? run.createdAt;
  const tonight = cause === "night" && localDay(at, words.zone) === localDay(now, words.zone);
  return words.t(tonight ? "recount.tonight" : "recount.at", { tallies, differ });
}

/** How far an unfinished recount is; null for one that ended. */
export function runningOf(run: RecountRow | undefined, { t }: DataWords): RecountView["running"] {
  if (run?.status === "queued") return { label: t("recount.queued"), detail: null, share: null };
  if (run?.status !== "running") return null;
  const { surveys, surveysDone: done } = run;
  const label = t(run.cause === "rebuild" ? "recount.rebuilding" : "recount.running");
  if (surveys === 0) return { label, detail: null, share: null };
  return { label, detail: t("recount.progress", { done, surveys }), share: done / surveys };
}

/** A row of the history. */
export function historyRow(run: RecountRow, words: DataWords): HistoryView {
  const { t, locale, zone } = words;
  const number = new Intl.NumberFormat(locale);
  const ended = run.status === "done";
  return {
    id: run.id,
    when: sayInstant(run.startedAt ?? run.createdAt, zone, locale),
    why: t(`recount.causes.${run.cause}`),
    tallies: ended ? number.format(run.tallies) : "",
    differ: run.status === "done" ? number.format(run.differ) : t(`recount.states.${run.status}`),
    differs: run.differ > 0 || run.status === "failed",
    took: ended ? tookWords(run, locale) : "",
  };
}

/** How long it took, in the unit that says it best: "0.4 sec", "3 min". */
export function tookWords({ startedAt, finishedAt }: RecountRow, locale: string): string {
  if (startedAt === null || finishedAt === null) return "";
  const seconds = Math.max(0, finishedAt.getTime() - startedAt.getTime()) / 1000;
  const [amount, unit] = seconds < 90 ? [seconds, "second"] : [seconds / 60, "minute"];
  const digits = amount < 10 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: digits }).format(amount);
}

/** A differing tally in words: whose it is, what stands and what should. */
export function differenceRow(one: TallyDifference, names: TallyNames, words: DataWords): DifferenceView {
  const { t, locale } = words;
  const { surveyId, questionId, series, day, dimension, value } = one;
  const completion = questionId === COMPLETION;
  const currency = questionId.startsWith(`${REVENUE} `) ? questionId.slice(REVENUE.length + 1) : null;
  const said = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([bucket, n]) => ({ bucket: Number(bucket), n }))
      .sort((a, b) => rank(a.bucket) - rank(b.bucket))
      .map(({ bucket, n }) => {
        const place =
          currency === null
            ? bucketWords(bucket, completion, t)
            : t("recount.buckets.other", { place: String(bucket) });
        return t("recount.of", { bucket: place, n });
      });
  return {
    key: JSON.stringify([surveyId, questionId, series, day, dimension, value]),
    survey: currency === null ? (names.surveys.get(surveyId) ?? t("recount.gone")) : t("recount.revenue"),
    question: completion
      ? t("recount.completion")
      : (currency ?? names.questions.get(`${surveyId} ${questionId} ${series}`) ?? questionId),
    day: sayDay(day, locale),
    group: dimension === "" ? t("recount.everybody") : t("recount.groupOf", { dimension, value }),
    stands: said(one.stands),
    counted: said(one.counted),
  };
}

/** Scores first, from the lowest; then what counts nowhere. */
function rank(bucket: number): number {
  return bucket < 0 ? 1_000 - bucket : bucket;
}

const NAMES = {
  "-1": "missing",
  "-2": "notApplicable",
  "-3": "invalid",
  "-5": "excluded",
  "-6": "superseded",
} as const;

function bucketWords(bucket: number, completion: boolean, t: DataWords["t"]): string {
  const scores = bucket >= SCORE_BUCKETS.first && bucket <= SCORE_BUCKETS.last;
  const held = bucket >= HELD_BUCKETS.first && bucket <= HELD_BUCKETS.last;
  const score = held ? bucket - HELD_BUCKETS.first : bucket;
  const shown =
    completion && (scores || held)
      ? t(score === 1 ? "recount.buckets.completed" : "recount.buckets.begun")
      : String(score);
  if (scores) return shown;
  if (held) return t("recount.buckets.held", { score: shown });
  const name = NAMES[String(bucket) as keyof typeof NAMES];
  return name ? t(`recount.buckets.${name}`) : t("recount.buckets.other", { place: String(bucket) });
}
