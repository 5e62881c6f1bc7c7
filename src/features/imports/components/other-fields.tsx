import { useLocale, useTranslations } from "next-intl";
import type { ColumnProfile } from "@/domain/imports/column-profile";
import { OTHER_KINDS } from "@/domain/imports/others/other";
import { ColumnSelect } from "@/features/imports/components/column-select";
import type { OtherForm, SurveyChoice } from "@/features/imports/write-mapping";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";

interface Props {
  index: number;
  other: OtherForm;
  columns: readonly ColumnProfile[];
  free: readonly string[];
  survey: SurveyChoice | undefined;
  errors: Readonly<Record<string, string>>;
  onChange: (change: Partial<OtherForm>) => void;
  /** Makes the columns from a place on a question of their own. */
  onPart: (place: number) => void;
  onRemove: () => void;
}

const SHOWN = 12;

/** One question without a score: its kind, its columns, and what it is called or which of the survey's it is. */
export function OtherFields({ index, other, columns, free, survey, errors, onChange, onPart, onRemove }: Props) {
  const t = useTranslations("imports.others");
  const score = useTranslations("imports.questions");
  const all = useTranslations("imports.map");
  const error = (field: string) =>
    Object.entries(errors).find(([path]) => path.startsWith(`mapping.others.${index}.${field}`))?.[1];
  const several = other.columns.length > 1;
  return (
    <fieldset className="grid gap-4 border-border border-t pt-3 lg:grid-cols-2">
      <legend className="float-start mb-2 font-semibold">
        <bdi>{other.columns.join(" · ")}</bdi>
      </legend>
      <div className="grid content-start gap-3 lg:col-start-1">
        <Field label={score("asks")} error={error("kind") ?? error("columns")}>
          {(control) => (
            <NativeSelect
              {...control}
              value={other.kind}
              onChange={(event) => {
                const kind = OTHER_KINDS.find((one) => one === event.target.value) ?? "long_text";
                onChange({ kind, columns: kind === "multiple" ? other.columns : other.columns.slice(0, 1) });
              }}
            >
              {OTHER_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`kinds.${kind}`)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        {other.kind === "multiple" && !several ? (
          <Field label={t("separator")} optional hint={t("separatorHint")} error={error("separator")}>
            {(control) => (
              <Input
                {...control}
                maxLength={10}
                value={other.separator}
                onChange={(event) => onChange({ separator: event.target.value })}
              />
            )}
          </Field>
        ) : null}
        {other.kind === "multiple" ? (
          <Field label={t("addOption")} optional>
            {(control) => (
              <ColumnSelect
                {...control}
                columns={free}
                value=""
                none={all("chooseColumn")}
                onChoose={(column) => column && onChange({ columns: [...other.columns, column] })}
              />
            )}
          </Field>
        ) : null}
        {survey ? (
          <Field label={score("question")} error={error("question")}>
            {(control) => (
              <NativeSelect
                {...control}
                value={other.question}
                onChange={(event) => onChange({ question: event.target.value })}
              >
                <option value="">{score("byName")}</option>
                {survey.others.map((one) => (
                  <option key={one.id} value={one.id}>
                    {t("named", { title: one.title, kind: t(`kinds.${one.kind}`) })}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
        ) : (
          <Field label={t("title")} error={error("title")}>
            {(control) => (
              <Input
                {...control}
                maxLength={2000}
                value={other.title}
                onChange={(event) => onChange({ title: event.target.value })}
              />
            )}
          </Field>
        )}
        <div>
          <Button variant="quiet" onClick={onRemove}>
            {score("remove")}
          </Button>
        </div>
      </div>
      <div className="grid content-start gap-3 lg:col-start-2">
        {other.columns.map((column, place) => (
          <Stands
            key={column}
            profile={columns.find(({ name }) => name === column)}
            onRemove={several ? () => onChange({ columns: other.columns.filter((one) => one !== column) }) : null}
            onPart={several && place > 0 ? () => onPart(place) : null}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** What a column holds most often; one of several can be left out, or begin another question. */
function Stands({
  profile,
  onRemove,
  onPart,
}: {
  profile: ColumnProfile | undefined;
  onRemove: (() => void) | null;
  onPart: (() => void) | null;
}) {
  const t = useTranslations("imports.questions");
  const other = useTranslations("imports.others");
  const number = new Intl.NumberFormat(useLocale());
  if (profile === undefined) return null;
  return (
    <div>
      <p className="text-muted-foreground text-xs">
        {onRemove ? <bdi>{profile.name}</bdi> : t("stands")}
        {onRemove ? (
          <Button variant="quiet" size="sm" onClick={onRemove} aria-label={other("without", { column: profile.name })}>
            {t("remove")}
          </Button>
        ) : null}
        {onPart ? (
          <Button variant="quiet" size="sm" onClick={onPart} aria-label={other("partAt", { column: profile.name })}>
            {other("part")}
          </Button>
        ) : null}
      </p>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1" aria-label={t("valuesOf", { column: profile.name })}>
        {profile.values.slice(0, SHOWN).map(({ value, count }) => (
          <li key={value} className="tabular-nums">
            <bdi className="font-medium">{value === "" ? t("empty") : value}</bdi>{" "}
            <span className="text-muted-foreground text-xs">{number.format(count)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
