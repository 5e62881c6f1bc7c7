import type { Tx } from "@/db/client";
import { listPolicies } from "@/db/queries/promises/list-policies";
import type { WorkspaceScope } from "@/db/scope";
import type { PackCell } from "@/domain/board/pack-document";
import { NOTHING, type PackPart, type PackRequest } from "@/domain/board/pack-part";
import { addDays } from "@/domain/calendar/day";
import { previousPeriod } from "@/domain/calendar/period";
import { readBoard } from "@/features/service/promises/board/read-board";
import { tabulateAttainment, tellBoard } from "@/features/service/promises/board/tabulate-board";
import { type AttainmentRow, type BoardWords, sayBoard } from "@/features/service/promises/board/view";
import { appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";

/** Promises kept over the days of a pack; nothing where nothing was ever promised. */
export async function packPromises(tx: Tx, scope: WorkspaceScope, request: PackRequest): Promise<PackPart> {
  if ((await listPolicies(tx, scope)).length === 0) return NOTHING;
  const locale = appLocale(request.locale);
  const words: BoardWords = { locale, t: translatorIn(locale, "promises"), metrics: translatorIn(locale, "metrics") };
  const board = translatorIn(locale, "board");
  const { from, to } = request;
  const { start, end } = previousPeriod(from, to);
  const numbers = await readBoard(tx, scope, {
    days: { range: { from, to }, compared: { from: start, to: end } },
    ...{ by: "channel", filter: [], today: addDays(to, 1) },
  });
  const groups = numbers.groups.filter(({ reading }) => reading.n >= request.minimum);
  const told = tellBoard(words, numbers, { name: words.t("dimensions.channel"), groups, nameOf: (value) => value });
  const { title, lead } = sayBoard(numbers, words);
  return {
    sections: [
      {
        ...{ key: "promises", title: board("section.promises"), lead: title },
        blocks: [
          { kind: "text", text: lead },
          {
            ...({ kind: "table", title: board("promises.table"), note: board("promises.note") } as const),
            head: [
              board("promises.name"),
              board("promises.share"),
              board("promises.between"),
              board("promises.kept"),
              board("promises.missed"),
              board("promises.change"),
            ],
            rows: told.map(({ said }) => cellsOf(said, { board })),
          },
        ],
      },
    ],
    rows: told.map((one) => tabulateAttainment(one, numbers.range)),
    unknown:
      numbers.groups.length > groups.length
        ? [{ title: board("section.promises"), lines: [board("unknown.groups", { n: request.minimum })] }]
        : [],
    metrics: ["sla_attainment"],
  };
}

function cellsOf(
  said: AttainmentRow,
  { board }: { readonly board: ReturnType<typeof translatorIn<"board">> },
): PackCell[] {
  const { assessment } = said.verdict;
  const word =
    assessment === null ? "" : assessment === "no clear change" ? board("word.unclear") : board(`word.${assessment}`);
  return [
    { text: said.name, strong: said.key === "all" },
    { text: [said.share, said.rough ? board("word.rough") : ""].filter(Boolean).join(" · "), strong: true },
    { text: said.between },
    { text: said.kept.text },
    { text: said.missed.text },
    { text: [word, assessment === "no clear change" ? "" : said.change].filter(Boolean).join(" "), tone: assessment },
  ];
}
