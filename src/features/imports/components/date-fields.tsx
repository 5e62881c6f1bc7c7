import { useLocale, useTranslations } from "next-intl";
import { compilePattern } from "@/domain/imports/date-pattern";
import { compileDates } from "@/domain/imports/dates";
import type { GuessedDate } from "@/domain/imports/guess";
import { ColumnSelect } from "@/features/imports/components/column-select";
import { sayImportFault } from "@/features/imports/say-import-fault";
import { dateFormat } from "@/platform/i18n/formats";
import { Field } from "@/ui/field";
import { RadioSegments } from "@/ui/radio-segments";
import { Table, Td, Th } from "@/ui/table";
import { Textarea } from "@/ui/textarea";

type DateQuestion = NonNullable<GuessedDate["asked"]>;

const MOST_COLUMNS = 4;
const SHOWN = 8;

interface Props {
  columns: readonly string[];
  sample: readonly (readonly string[])[];
  zone: string;
  chosen: readonly string[];
  patterns: string;
  /** Where day and month can be taken for one another. */
  asked: GuessedDate["asked"];
  errors: Readonly<Record<string, string>>;
  onChange: (change: { dateColumns?: readonly string[]; patterns?: string }) => void;
}

/** Which columns make the date and how they are written, with what comes of it on sample rows, at once. */
export function DateFields({ columns, sample, zone, chosen, patterns, asked, errors, onChange }: Props) {
  const t = useTranslations("imports");
  const selects = [...chosen, ""].slice(0, MOST_COLUMNS);
  const error = errorOf(errors, "mapping.date");
  return (
    <div className="mt-3 grid gap-4 lg:grid-cols-2">
      <div className="grid content-start gap-4">
        <fieldset className="grid gap-2">
          <legend className="mb-1 font-medium">{t("dates.columns")}</legend>
          {selects.map((column, index) => (
            <ColumnSelect
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
              key={index}
              aria-label={t("dates.column", { n: index + 1 })}
              columns={columns}
              value={column}
              none={t(index === 0 ? "map.chooseColumn" : "map.noColumn")}
              onChoose={(name) => {
                const next = [...chosen];
                next[index] = name;
                onChange({ dateColumns: next.filter((one) => one !== "") });
              }}
            />
          ))}
        </fieldset>
        {asked === null ? null : <DateOrder asked={asked} patterns={patterns} onChange={onChange} />}
        <Field
          label={t("dates.written")}
          hint={t("dates.writtenHint", { first: "{year}-05-{day}", second: "{when:MM/dd/yyyy hh:mm:ss a}" })}
          error={error}
        >
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              spellCheck={false}
              value={patterns}
              onChange={(event) => onChange({ patterns: event.target.value })}
            />
          )}
        </Field>
      </div>
      <DatePreview columns={columns} sample={sample} zone={zone} chosen={chosen} patterns={patterns} />
    </div>
  );
}

/** Asks for what a file does not say: whether 03/04 is a day in April or in March. */
function DateOrder({ asked, patterns, onChange }: Pick<Props, "patterns" | "onChange"> & { asked: DateQuestion }) {
  const t = useTranslations("imports.dates");
  const format = dateFormat(useLocale(), { dateStyle: "long", timeZone: "UTC" });
  const column = asked.patterns[0].slice(1, asked.patterns[0].lastIndexOf(":"));
  const options = asked.patterns.map((pattern) => {
    const compiled = compilePattern(pattern, [column]);
    const date = compiled.ok ? compiled.read(() => asked.cell) : null;
    const label = date ? format.format(Date.UTC(date.year, date.month - 1, date.day)) : pattern;
    return { value: pattern, label };
  });
  return (
    <RadioSegments
      legend={t.rich("order", { cell: () => <bdi>{asked.cell}</bdi> })}
      name="date-order"
      options={options}
      value={patterns.trim()}
      onChoose={(pattern) => onChange({ patterns: pattern })}
    />
  );
}

function DatePreview({ columns, sample, zone, chosen, patterns }: Omit<Props, "asked" | "errors" | "onChange">) {
  const t = useTranslations("imports.dates");
  const words = useTranslations("imports");
  const lines = patterns.split("\n").filter((line) => line.trim() !== "");
  const faults = lines.flatMap((line) => {
    const compiled = compilePattern(line, chosen);
    return compiled.ok ? [] : [`${line.trim()}: ${sayImportFault(words, compiled.fault)}`];
  });
  const places = chosen.map((name) => columns.indexOf(name));
  const written = [...new Set(sample.map((row) => JSON.stringify(places.map((place) => row[place] ?? ""))))]
    .map((text): string[] => JSON.parse(text))
    .filter((cells) => cells.some((cell) => cell.trim() !== ""));
  const read = compileDates({ columns: [...chosen], pattern: lines, zone: null }, zone);
  const results = written.map((cells) => ({ cells, day: read(cells)?.day ?? null }));
  // What cannot be read stands first: that is what there is to do.
  const shown = [...results.filter(({ day }) => day === null), ...results.filter(({ day }) => day !== null)].slice(
    0,
    SHOWN,
  );
  if (chosen.length === 0) return <p className="text-muted-foreground">{t("needed")}</p>;
  return (
    <div aria-live="polite">
      {faults.map((fault) => (
        <p key={fault} className="mb-2 text-destructive text-xs">
          <bdi>{fault}</bdi>
        </p>
      ))}
      <Table caption={t("sample")} hideCaption={false}>
        <thead>
          <tr>
            {chosen.map((name) => (
              <Th key={name}>
                <bdi>{name}</bdi>
              </Th>
            ))}
            <Th>{t("day")}</Th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ cells, day }) => (
            <tr key={cells.join("\n")}>
              {cells.map((cell, index) => (
                <Td key={chosen[index]}>
                  <bdi>{cell}</bdi>
                </Td>
              ))}
              <Td>{day ?? <span className="text-destructive">{t("unreadable")}</span>}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/** The first error at a path or below it. */
export function errorOf(errors: Readonly<Record<string, string>>, path: string): string | undefined {
  const found = Object.keys(errors).find((key) => key === path || key.startsWith(`${path}.`));
  return found === undefined ? undefined : errors[found];
}
