import { withSnapshot } from "@/db/client";
import { listPolicies } from "@/db/queries/promises/list-policies";
import { agentNames } from "@/db/queries/quality/agent-names";
import type { NumberSheet } from "@/domain/exports/number-rows";
import { readBoardQuery } from "@/features/service/promises/board/input";
import { readBoard } from "@/features/service/promises/board/read-board";
import { readWeeks } from "@/features/service/promises/board/read-weeks";
import { tabulateAttainment, tabulateWeeks, tellBoard } from "@/features/service/promises/board/tabulate-board";
import { type BoardWords, sayFilter } from "@/features/service/promises/board/view";
import { withRealAgents } from "@/features/service/with-real-agents";
import { chooseRecordDays } from "@/platform/choose-record-days";
import type { SessionRequest } from "@/platform/http/with-session";
import { appLocale } from "@/platform/i18n/locale";
import { sayChosen, sayRange } from "@/platform/i18n/range-words";
import { translatorIn } from "@/platform/i18n/translator";

/** The numbers of the page of promises as it stands at this address; what waits now is a list, and no number of these days. */
export async function readBoardSheet({ db, scope, workspace, url, user, now }: SessionRequest): Promise<NumberSheet> {
  const locale = appLocale(user.locale);
  const words: BoardWords = { locale, t: translatorIn(locale, "promises"), metrics: translatorIn(locale, "metrics") };
  const files = translatorIn(locale, "exports");
  const { t } = words;
  const { by, ...query } = readBoardQuery(Object.fromEntries(url.searchParams));
  const read = await withSnapshot(db, scope, async (tx) => {
    const names = await agentNames(tx, scope);
    const { filter } = await withRealAgents(query, names);
    const days = await chooseRecordDays(tx, scope, workspace, { asked: query.days, record: "promises", now });
    const { range, today } = days;
    return {
      ...{ names, days, policies: await listPolicies(tx, scope) },
      numbers: await readBoard(tx, scope, { days, by, filter, today }),
      weeks: await readWeeks(tx, scope, { range, filter, today, weekStart: workspace.weekStart }),
    };
  });
  const { days, names, numbers, policies } = read;
  const { from, to } = days.range;
  const told = tellBoard(words, numbers, {
    ...{ name: t(`dimensions.${by}`), groups: numbers.groups },
    nameOf: (value) => (by === "agent" ? names.show(value) : value),
  });
  return {
    name: [workspace.name, t("page.title"), `${from} ${to}`].join(" · "),
    facts: [
      [files("facts.workspace"), workspace.name],
      [files("facts.days"), `${sayChosen(days, locale)} (${from} – ${to})`],
      [files("facts.compared"), sayRange(days.compared, locale)],
      [
        files("facts.filters"),
        query.filter.map((one) => sayFilter(one, policies, words)).join("; ") || files("facts.nobody"),
      ],
      [files("facts.zone"), workspace.zone],
      [files("facts.computed"), now.toISOString()],
      [files("facts.interval"), files("facts.intervalText")],
    ],
    rows: [...told.map((one) => tabulateAttainment(one, days.range)), ...tabulateWeeks(words, read.weeks)],
  };
}
