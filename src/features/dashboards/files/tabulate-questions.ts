import type { NumberRow, NumberSheet, RowPart } from "@/domain/exports/number-rows";
import { formatNumber, formatValue } from "@/domain/metrics/display";
import type { Reading } from "@/domain/metrics/reading";
import type { FileWords } from "@/features/dashboards/files/tabulate-reading";
import { tabulateReading } from "@/features/dashboards/files/tabulate-reading";
import { nameOption, ownWords } from "@/features/dashboards/questions/name-option";
import type { QuestionWords } from "@/features/dashboards/questions/question-words";
import type { QuestionsData, ShownQuestion } from "@/features/dashboards/questions/read-questions";
import { describeDays } from "@/features/dashboards/survey/describe-days";
import { sayInstant } from "@/platform/i18n/say-days";

type Words = QuestionWords & FileWords;

/** The results of all questions as rows of a file: each answer of each question, then how far people came. */
export function tabulateQuestions(
  data: QuestionsData,
  file: { readonly workspaceName: string; readonly zone: string; readonly now: Date; readonly words: Words },
): NumberSheet {
  const { outline, days, filters, questions, dropOff } = data;
  const { words, workspaceName, zone, now } = file;
  const { files, questions: t, locale } = words;
  const narrowed = Object.entries(filters).map(([name, value]) => `${name}: ${value}`);
  const steps = (dropOff?.steps ?? []).flatMap(({ place, share, stopped }) => {
    const asked = questions.find((one) => one.place === place);
    const of = { name: String(place), attribute: asked ? ownWords(outline, asked.asked.question.title) : "" };
    const part = dropOff && dropOff.began > 0 ? (100 * stopped) / dropOff.began : null;
    return [
      toRow(words, days.range, { ...of, part: "reached" }, share),
      toRow(words, days.range, { ...of, part: "stopped" }, { value: part, n: dropOff?.began ?? 0, interval: null }),
    ];
  });
  return {
    name: [outline.name, t("page"), days.range.from, days.range.to].join(" · "),
    facts: [
      [files("facts.workspace"), workspaceName],
      [files("facts.survey"), outline.name],
      [files("facts.days"), `${describeDays(days.range, locale)} (${days.range.from} – ${days.range.to})`],
      [files("facts.filters"), narrowed.length > 0 ? narrowed.join("; ") : files("facts.nobody")],
      [files("facts.zone"), zone],
      [files("facts.computed"), `${sayInstant(now, zone, locale)} (${now.toISOString()})`],
      [files("facts.interval"), files("facts.intervalText")],
      [files("facts.hidden"), files("facts.hiddenText")],
    ],
    rows: [...questions.flatMap((one) => tabulateQuestion(data, one, words)), ...steps],
  };
}

function tabulateQuestion(data: QuestionsData, one: ShownQuestion, words: Words): NumberRow[] {
  const { outline, days } = data;
  const { question } = one.asked;
  const attribute = ownWords(outline, question.title);
  const total: NumberRow = {
    ...{ part: "total", name: attribute, metric: null, unit: "number", ...days.range, attribute },
    ...(one.hidden
      ? { value: null, shown: words.files("suppressed"), n: null, hidden: true }
      : {
          value: one.counts.answered,
          shown: words.questions("answered", { n: one.counts.answered }),
          n: one.counts.answered,
        }),
  };
  if (one.hidden) return [total];
  const row = (part: RowPart, name: string, reading: Reading, unit: NumberRow["unit"] = "percent") =>
    toRow(words, days.range, { part, name, attribute }, reading, unit);
  const figure = (part: RowPart, name: string, value: number | null, n: number) =>
    row(part, name, { value, n, interval: null }, "number");
  const { body } = one;
  switch (body.shape) {
    case "shares":
      return [total, ...body.lines.map((line) => row("option", nameOption(outline, line), line.share))];
    case "days":
      return [total, ...body.lines.map(({ key, share }) => row("option", key, share))];
    case "ranking":
      return [
        total,
        ...body.lines.flatMap((line) => {
          const name = nameOption(outline, line);
          return [row("first", name, line.firstShare), row("rank", name, line.meanRank, "number")];
        }),
      ];
    case "number": {
      const { n, mean, median, low, high } = body.summary;
      return [
        total,
        row("mean", attribute, mean, "number"),
        figure("median", attribute, median, n),
        figure("quartile", "25%", low, n),
        figure("quartile", "75%", high, n),
      ];
    }
    case "scores":
      return [
        total,
        row("mean", attribute, body.summary.mean, "score"),
        ...body.summary.points.map(({ key, share }) => row("option", key, share)),
      ];
    case "rows":
      return [
        total,
        ...body.lines.flatMap((line) => {
          const name = nameOption(outline, line);
          if (line.summary === null) return [];
          const points = line.summary.points.map(({ key, share }) => row("option", `${name} · ${key}`, share));
          return [row("mean", name, line.summary.mean, "score"), ...points];
        }),
      ];
    case "metric": {
      const { metric, scale, reading } = body;
      const of = { part: "total", name: attribute, metric, scale, days: days.range, attribute } as const;
      return [tabulateReading(words, of, reading)];
    }
    case "texts":
      return [total];
  }
}

function toRow(
  { files, locale }: Words,
  days: { readonly from: string; readonly to: string },
  of: { readonly part: RowPart; readonly name: string; readonly attribute: string },
  { value, n, interval }: Reading,
  unit: NumberRow["unit"] = "percent",
): NumberRow {
  return {
    ...{ ...of, metric: null, unit, ...days, value, n },
    shown:
      value === null
        ? "—"
        : unit === "percent"
          ? formatValue(value, "percent", { locale })
          : formatNumber(value, { locale, decimals: 1 }),
    ...{ low: interval?.low ?? null, high: interval?.high ?? null },
    note: value === null ? files("nothing") : "",
  };
}
