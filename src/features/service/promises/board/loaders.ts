import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { withSnapshot } from "@/db/client";
import { listPolicies } from "@/db/queries/promises/list-policies";
import { countOpenPromises, listPromises, PROMISE_LISTS, type PromiseList } from "@/db/queries/promises/list-promises";
import { readPromiseInputs } from "@/db/queries/promises/read-promise-inputs";
import { agentNames } from "@/db/queries/quality/agent-names";
import { formatNumber } from "@/domain/metrics/display";
import { shareReading } from "@/domain/metrics/share";
import { PROMISE_MEASURES } from "@/domain/promises/measure";
import {
  type BoardQuery,
  boardParams,
  DIMENSIONS,
  explainedParams,
  readBoardQuery,
  withValues,
  writeBoardQuery,
} from "@/features/service/promises/board/input";
import { readBoard } from "@/features/service/promises/board/read-board";
import { readWeeks } from "@/features/service/promises/board/read-weeks";
import {
  type AttainmentRow,
  attainmentPoints,
  type BoardWords,
  type PromiseLine,
  sayAttainment,
  sayBoard,
  sayFilter,
  sayPromise,
} from "@/features/service/promises/board/view";
import { withRealAgents } from "@/features/service/with-real-agents";
import { chooseRecordDays } from "@/platform/choose-record-days";
import { sayChosen, sayRangeChoices } from "@/platform/i18n/range-words";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";
import type { TrendPoint } from "@/ui/charts/trend-runs";
import type { DaysScope } from "@/ui/shell/scope-days";

const PAGE = 50;

interface Choice {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

/** The page of promises. */
export interface BoardView {
  readonly slug: string;
  /** False: nothing was ever promised. */
  readonly any: boolean;
  readonly maySet: boolean;
  readonly verdict: { readonly title: string; readonly lead: string };
  readonly days: DaysScope;
  readonly filters: readonly { readonly href: string; readonly label: string }[];
  readonly taken: { readonly share: null; readonly csv: string; readonly xlsx: string };
  readonly explain: string;
  readonly points: readonly TrendPoint[];
  readonly rows: readonly AttainmentRow[];
  readonly dimensions: readonly Choice[];
  readonly dimension: string;
  readonly groups: readonly AttainmentRow[];
  readonly lists: readonly (Choice & { readonly count?: string })[];
  readonly list: PromiseList;
  /** Whether the reader sees the interactions behind the numbers. */
  readonly mayRead: boolean;
  readonly lines: readonly PromiseLine[];
  readonly newest: string | null;
  readonly older: string | null;
}

type Raw = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the page of promises, all of it from one snapshot, for who may see dashboards. */
export async function loadBoard(slug: string, raw: Raw): Promise<BoardView> {
  const { db, scope, role, workspace } = await requireWorkspace(slug, "dashboard.read");
  const words = await loadWords();
  const now = new Date();
  const query = readBoardQuery(raw);
  // Whoever may not read answers sees numbers, not whose interaction waits.
  const mayRead = can(role, "response.read");
  const read = await withSnapshot(db, scope, async (tx) => {
    const names = await agentNames(tx, scope);
    const { filter } = await withRealAgents(query, names);
    const days = await chooseRecordDays(tx, scope, workspace, { asked: query.days, record: "promises", now });
    const numbers = await readBoard(tx, scope, { days, by: query.by, filter, today: days.today });
    const asked = { list: query.list, filter, days: numbers.range, now };
    return {
      ...{ names, numbers, days },
      weeks: await readWeeks(tx, scope, {
        ...{ range: days.range, filter, today: days.today, weekStart: workspace.weekStart },
      }),
      policies: await listPolicies(tx, scope),
      counts: await countOpenPromises(tx, scope, { filter, now }),
      rows: mayRead ? await listPromises(tx, scope, asked, { after: query.after, limit: PAGE + 1 }) : null,
    };
  });
  const { t, locale } = words;
  const page = `/w/${slug}/customers/service/promises`;
  const to = (next: BoardQuery) => writeBoardQuery(page, next);
  const hrefs = (of: BoardQuery) => ({
    kept: listHref({ ...of, list: "kept" }),
    missed: listHref({ ...of, list: "lost" }),
  });
  const file = (kind: string) => writeBoardQuery(`${page}/numbers/${kind}`, { ...query, after: null });
  const listHref = (of: BoardQuery) => `${to({ ...of, after: null })}#live`;
  const rows = read.rows ?? [];
  const last = rows[PAGE - 1];
  return {
    slug,
    any: read.policies.length > 0,
    maySet: can(role, "workspace.settings"),
    verdict: sayBoard(read.numbers, words),
    days: {
      value: sayChosen(read.days, locale),
      choices: sayRangeChoices(locale, read.days.chosen, (preset) =>
        to({ ...query, days: preset ? { preset } : {}, after: null }),
      ),
      form: { action: page, ...read.days.range, hidden: boardParams({ ...query, days: {}, after: null }) },
    },
    filters: query.filter.map(({ dimension, value }) => ({
      href: to(withValues(query, { [dimension]: null })),
      label: sayFilter({ dimension, value }, read.policies, words),
    })),
    taken: { share: null, csv: file("csv"), xlsx: file("xlsx") },
    explain: `/w/${slug}/explain/sla_attainment?${new URLSearchParams(explainedParams(query, read.days))}`,
    points: attainmentPoints(words, read.weeks),
    rows: [
      sayAttainment({ key: "all", name: t("table.all"), hrefs: hrefs(query) }, read.numbers.total, words),
      ...read.numbers.targets.map((one) => {
        const own = withValues(query, { policy: one.policyId, target: one.measure });
        const name = `${one.policy} · ${t(`targets.${one.measure}`)}`;
        return sayAttainment({ key: `${one.policyId} ${one.measure}`, name, hrefs: hrefs(own) }, one, words);
      }),
    ],
    dimensions: DIMENSIONS.map((by) => ({
      ...{ href: to({ ...query, by, after: null }), label: t(`dimensions.${by}`), current: by === query.by },
    })),
    dimension: t(`dimensions.${query.by}`),
    groups: read.numbers.groups.map((one) => {
      const name = query.by === "agent" ? read.names.show(one.value) : one.value;
      const own = withValues(query, { [query.by]: name });
      return sayAttainment({ key: one.value, name, nameHref: to(own), hrefs: hrefs(own) }, one, words);
    }),
    lists: PROMISE_LISTS.map((list) => ({
      ...{ href: listHref({ ...query, list }), label: t(`live.${LABELS[list]}`), current: list === query.list },
      ...(list === "kept" || list === "lost" ? {} : { count: formatNumber(read.counts[list], { locale }) }),
    })),
    list: query.list,
    mayRead,
    lines: rows.slice(0, PAGE).map((row) => {
      const agent = row.agent === null ? null : read.names.show(row.agent);
      return sayPromise({ ...row, agent }, { words, slug, zone: workspace.zone, now });
    }),
    newest: query.after === null ? null : listHref(query),
    older: rows.length > PAGE && last ? `${to({ ...query, after: last.cursor })}#live` : null,
  };
}

const LABELS = {
  soon: "soon",
  missed: "missed",
  paused: "paused",
  running: "running",
  kept: "keptIn",
  lost: "missedIn",
} as const;

/** The part of the page of service about promises. */
export interface PromiseSectionView {
  readonly href: string;
  readonly any: boolean;
  readonly maySet: boolean;
  readonly settings: string;
  readonly rows: readonly AttainmentRow[];
  readonly soon: { readonly text: string; readonly href: string };
  readonly missed: { readonly text: string; readonly href: string };
}

/** Attainment by target over the days that the page of service shows, and what waits now; for who may see dashboards. */
export async function loadPromiseSection(slug: string, raw: Raw): Promise<PromiseSectionView> {
  const { db, scope, role, workspace } = await requireWorkspace(slug, "dashboard.read");
  const words = await loadWords();
  const now = new Date();
  const query = readBoardQuery(raw);
  const said = query.filter.filter(({ dimension }) => dimension !== "policy" && dimension !== "target");
  const read = await withSnapshot(db, scope, async (tx) => {
    const { filter } = await withRealAgents({ filter: said }, await agentNames(tx, scope));
    // The days of the page of service around it: those of its interactions.
    const { range, today } = await chooseRecordDays(tx, scope, workspace, {
      ...{ asked: query.days, record: "interactions", now },
    });
    return {
      cells: await readPromiseInputs(tx, scope, { periods: [range], filter, by: "target", today }),
      policies: await listPolicies(tx, scope),
      counts: await countOpenPromises(tx, scope, { filter, now }),
    };
  });
  const { t, locale } = words;
  const page = `/w/${slug}/customers/service/promises`;
  const own: BoardQuery = { ...query, filter: said, after: null, list: "soon" };
  const list = (of: PromiseList, target?: string) =>
    `${writeBoardQuery(page, { ...withValues(own, target ? { target } : {}), list: of })}#live`;
  return {
    ...{ href: writeBoardQuery(page, own), any: read.policies.length > 0, maySet: can(role, "workspace.settings") },
    settings: `/w/${slug}/settings/service`,
    rows: PROMISE_MEASURES.flatMap((measure) => {
      const input = read.cells.find(({ group }) => group === measure)?.input;
      if (input === undefined) return [];
      const missed = input.denominator - input.numerator;
      const reading = shareReading(input.numerator, input.denominator);
      const row = {
        key: measure,
        name: t(`targets.${measure}`),
        hrefs: { kept: list("kept", measure), missed: list("lost", measure) },
      };
      return [sayAttainment(row, { kept: input.numerator, missed, reading, ...UNCOMPARED }, words)];
    }),
    soon: { text: t("section.soon", { n: formatNumber(read.counts.soon, { locale }) }), href: list("soon") },
    missed: { text: t("section.missed", { n: formatNumber(read.counts.missed, { locale }) }), href: list("missed") },
  };
}

const UNCOMPARED = {
  before: shareReading(0, 0),
  change: { difference: null, interval: null, pValue: null, n: { current: 0, previous: 0 } },
  verdict: { verdict: null, assessment: null },
} as const;

async function loadWords(): Promise<BoardWords> {
  const locale = await getLocale();
  return { t: await getTranslations("promises"), metrics: await getTranslations("metrics"), locale };
}
