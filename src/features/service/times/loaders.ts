import "server-only";
import { withReads } from "@/db/client";
import { PAGE_PATIENCE } from "@/db/queries/with-patience";
import { SERVICE_DIMENSIONS, type ServiceDimension, TIME_MEASURES } from "@/domain/service/time-measure";
import { describeSpeed } from "@/features/service/times/describe-speed";
import type { ExplainedKey } from "@/features/service/times/explained/read-ledger";
import { readServiceQuery, serviceParams, withFilter, writeServiceQuery } from "@/features/service/times/input";
import { loadServiceWords } from "@/features/service/times/load-words";
import { readPage } from "@/features/service/times/read-page";
import {
  backlogTile,
  distributionOf,
  groupRows,
  rateTile,
  sayVerdict,
  timeTile,
  trendPoints,
} from "@/features/service/times/view";
import { chooseRecordDays } from "@/platform/choose-record-days";
import { sayChosen, sayRangeChoices } from "@/platform/i18n/range-words";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

type Raw = Readonly<Record<string, string | string[] | undefined>>;

const MOST_CHOICES = 50;

/** The page of service times: its sentence, its numbers with what they open, and scores against speed. */
export async function loadService(slug: string, raw: Raw) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  const words = await loadServiceWords();
  const { t, locale } = words;
  const now = new Date();
  const wanted = readServiceQuery(raw);
  const { weekStart } = workspace;
  const read = await withReads(db, scope, async (tx) => {
    const days = await chooseRecordDays(tx, scope, workspace, { asked: wanted.days, record: "interactions", now });
    return {
      days,
      ...(await readPage(tx, scope, wanted, { days, today: days.today, weekStart, patience: PAGE_PATIENCE })),
    };
  });
  const { query, left, days, ...loaded } = read;
  const { numbers, names, clock, speed } = loaded;
  const page = `/w/${slug}/customers/service`;
  const list = can(role, "response.read") ? `${page}/interactions` : null;
  const show = (dimension: ServiceDimension, value: string) =>
    value === "" ? t("notNamed") : dimension === "agent" ? names.show(value) : value;
  const links = (dimension: ServiceDimension, value: string) => {
    const narrowed = withFilter(query, dimension, dimension === "agent" && value !== "" ? names.show(value) : value);
    const href = writeServiceQuery(page, narrowed);
    return list === null ? { href } : { href, countHref: writeServiceQuery(list, narrowed, { view: query.measure }) };
  };
  const explained = (number: ExplainedKey) => writeServiceQuery(`${page}/explained`, query, { number });
  const file = (kind: string) => writeServiceQuery(`${page}/numbers/${kind}`, query);
  const { reopened, oneTouch, times } = numbers;
  return {
    ...{ slug, page, query, any: loaded.any, bands: speed?.bands ?? [], hidden: names.hidden },
    slow: { groups: numbers.slow, speed: speed === null },
    left: left.map((dimension) => t(`dimensions.${dimension}`)).join(", "),
    mayImport: can(role, "import.run"),
    maySet: can(role, "workspace.settings"),
    measureName: t(`measures.${query.measure}`),
    explain: explained(query.measure),
    verdict: sayVerdict(words, numbers, query.measure),
    tiles: [
      {
        key: "first_response",
        number: timeTile(words, times.first_response, "first_response"),
        href: explained("first_response"),
      },
      {
        key: "next_response",
        number: timeTile(words, times.next_response, "next_response"),
        href: explained("next_response"),
      },
      { key: "resolution", number: timeTile(words, times.resolution, "resolution"), href: explained("resolution") },
      {
        key: "requester_wait",
        number: timeTile(words, times.requester_wait, "requester_wait"),
        href: explained("requester_wait"),
      },
      {
        ...{ key: "reopened", href: explained("reopened") },
        number: rateTile(words, reopened, t("reopened"), t("reopenedOf", { n: reopened.reading.n })),
      },
      {
        ...{ key: "oneTouch", href: explained("one_touch") },
        number: rateTile(words, oneTouch, t("oneTouch"), t("oneTouchOf", { n: oneTouch.reading.n })),
      },
      { key: "backlog", number: backlogTile(words, numbers, now), href: explained("backlog") },
      {
        key: "first_resolution",
        ...{ number: timeTile(words, times.first_resolution, "first_resolution"), href: explained("first_resolution") },
      },
    ],
    points: trendPoints(words, numbers),
    distribution: distributionOf(words, numbers.counts, times[query.measure]),
    groups: SERVICE_DIMENSIONS.map((dimension) => ({
      dimension,
      rows: groupRows(words, numbers.groups[dimension], dimension, { name: (value) => show(dimension, value), links }),
    })),
    speed: speed === null ? [] : describeSpeed(words, speed, names.show),
    params: serviceParams(query),
    taken: { share: null, csv: file("csv"), xlsx: file("xlsx") },
    days: {
      value: sayChosen(days, locale),
      choices: sayRangeChoices(locale, days.chosen, (preset) =>
        writeServiceQuery(page, { ...query, days: preset ? { preset } : {} }),
      ),
      form: { action: page, ...days.range, hidden: serviceParams({ ...query, days: {} }) },
    },
    clocks: {
      value: t(`clocks.${clock}`),
      // Without a calendar there is no business time to choose.
      choices: (loaded.usual === "clock" ? (["clock"] as const) : (["business", "clock"] as const)).map((one) => ({
        ...{
          href: writeServiceQuery(page, { ...query, clock: one }),
          label: t(`clocks.${one}`),
          current: one === clock,
        },
      })),
    },
    measures: TIME_MEASURES.map((measure) => ({
      href: writeServiceQuery(page, { ...query, measure }),
      ...{ label: t(`measures.${measure}`), note: t(`meanings.${measure}`), current: measure === query.measure },
    })),
    filters: query.filter.map(({ dimension, value }) => ({
      href: writeServiceQuery(page, withFilter(query, dimension, null)),
      label: t("filter", { name: t(`dimensions.${dimension}`), value: value || t("notNamed") }),
    })),
    filterChoices: loaded.values.slice(0, MOST_CHOICES).map(({ dimension, value }) => ({
      ...{ href: links(dimension, value).href, current: false },
      label: t("filter", { name: t(`dimensions.${dimension}`), value: show(dimension, value) }),
    })),
    fine: [
      t("fine.zone", { zone: workspace.zone }),
      clock === "clock" ? t("fine.clock") : t("fine.business"),
      ...(numbers.tested > 1 ? [t("fine.corrected", { n: numbers.tested })] : []),
      ...(names.hidden ? [t("fine.hidden")] : []),
      t("fine.agent"),
    ],
  };
}

export type ServiceView = Awaited<ReturnType<typeof loadService>>;
