import { useLocale, useTranslations } from "next-intl";
import { compileCell } from "@/domain/imports/cell";
import type { ColumnProfile } from "@/domain/imports/column-profile";
import { type ImportKind, scalesOfKind } from "@/domain/imports/scale-of-mapping";
import { errorOf } from "@/features/imports/components/date-fields";
import { codesOf, type QuestionForm, type SurveyChoice, valuesOf } from "@/features/imports/write-mapping";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { RadioSegments } from "@/ui/radio-segments";

const KINDS: readonly ImportKind[] = ["nps", "csat", "ces", "rating"];

interface Props {
  index: number;
  question: QuestionForm;
  profile: ColumnProfile | undefined;
  survey: SurveyChoice | undefined;
  /** Sample cells of this column with the comments beside them. */
  voices: readonly { cell: string; comment: string }[];
  errors: Readonly<Record<string, string>>;
  onChange: (change: Partial<QuestionForm>) => void;
  onRemove: () => void;
}

/** One score column: what it asks, on which scale, what its high end means, which codes say nothing. Nothing is assumed. */
export function QuestionFields({ index, question, profile, survey, voices, errors, onChange, onRemove }: Props) {
  const t = useTranslations("imports.questions");
  const all = useTranslations("imports.map");
  const error = (field: string) => errorOf(errors, `mapping.questions.${index}.${field}`);
  const [min, max] = question.scale.split("-").map(Number);
  return (
    <fieldset className="grid gap-4 border-border border-t pt-3 lg:grid-cols-2">
      <legend className="float-start mb-2 font-semibold">
        <bdi>{question.column}</bdi>
      </legend>
      <div className="grid content-start gap-3 lg:col-start-1">
        {profile?.wording ? (
          <p className="text-muted-foreground text-sm">
            <bdi>{profile.wording}</bdi>
          </p>
        ) : null}
        <Field label={t("asks")} error={error("kind") ?? error("column")}>
          {(control) => (
            <NativeSelect
              {...control}
              value={question.kind}
              onChange={(event) => onChange({ kind: kindOf(event.target.value), scale: "", highMeans: "" })}
            >
              <option value="">{all("choose")}</option>
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`kinds.${kind}`)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        {question.kind === "" ? null : (
          <Field label={t("scale")} error={question.scale === "" ? error("scale") : undefined}>
            {(control) => (
              <NativeSelect
                {...control}
                value={question.scale}
                onChange={(event) => onChange({ scale: event.target.value })}
              >
                <option value="">{all("choose")}</option>
                {scalesOfKind(question.kind || "nps").map(([low, high]) => (
                  <option key={`${low}-${high}`} value={`${low}-${high}`}>
                    {t("range", { low, high })}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
        )}
        {question.kind === "ces" && question.scale !== "" ? (
          <div>
            <RadioSegments
              legend={t("highMeans", { max: max ?? "" })}
              name={`high-${index}`}
              options={[
                { value: "easy", label: t("easy") },
                { value: "hard", label: t("hard") },
              ]}
              value={question.highMeans}
              onChoose={(value) => onChange({ highMeans: value === "hard" ? "hard" : "easy" })}
            />
            <div aria-live="polite">
              {error("scale.highMeans") ? (
                <p className="mt-1 text-destructive text-xs">{error("scale.highMeans")}</p>
              ) : null}
            </div>
          </div>
        ) : null}
        <Field label={t("codes")} optional hint={t("codesHint")} error={error("missing")}>
          {(control) => (
            <Input
              {...control}
              value={question.missing}
              onChange={(event) => onChange({ missing: event.target.value })}
            />
          )}
        </Field>
        <Field label={t("words")} optional hint={t("wordsHint")} error={error("values")}>
          {(control) => (
            <Input
              {...control}
              value={question.values}
              onChange={(event) => onChange({ values: event.target.value })}
            />
          )}
        </Field>
        {survey ? (
          <Field label={t("question")} error={error("question")}>
            {(control) => (
              <NativeSelect
                {...control}
                value={question.question}
                onChange={(event) => onChange({ question: event.target.value })}
              >
                <option value="">{t("byName")}</option>
                {survey.questions.map((one) => (
                  <option key={one.id} value={one.id}>
                    {t("named", {
                      title: one.title,
                      kind: one.kind,
                      low: one.scale.split("-")[0] ?? "",
                      high: one.scale.split("-")[1] ?? "",
                    })}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
        ) : null}
        <div>
          <Button variant="quiet" onClick={onRemove}>
            {t("remove")}
          </Button>
        </div>
      </div>
      <Values profile={profile} question={question} min={min} max={max} voices={voices} />
    </fieldset>
  );
}

function codesAndWords({ missing, values }: QuestionForm) {
  return { missing: codesOf(missing), values: valuesOf(values) };
}

function Values({
  profile,
  question,
  min,
  max,
  voices,
}: Pick<Props, "profile" | "question" | "voices"> & { min: number | undefined; max: number | undefined }) {
  const t = useTranslations("imports.questions");
  const number = new Intl.NumberFormat(useLocale());
  const known = question.scale !== "" && min !== undefined && max !== undefined;
  const read = known ? compileCell({ min, max, reversed: false, ...codesAndWords(question) }) : null;
  const said = (value: string) => (read === null ? null : read(value).kind);
  const scored = voices.filter(({ cell }) => /^\d/.test(cell)).sort((a, b) => Number(b.cell) - Number(a.cell));
  const ends = scored.length > 4 ? [...scored.slice(0, 2), ...scored.slice(-2)] : scored;
  return (
    <div className="grid content-start gap-3 lg:col-start-2">
      <div>
        <p className="text-muted-foreground text-xs">{t("stands")}</p>
        <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1" aria-label={t("valuesOf", { column: question.column })}>
          {profile?.values.map(({ value, count }) => (
            <li key={value} className="whitespace-nowrap tabular-nums">
              <bdi className="font-medium">{value === "" ? t("empty") : value}</bdi>{" "}
              <span className="text-muted-foreground text-xs">
                {number.format(count)}
                {said(value) === "invalid" ? <span className="text-destructive"> {t("off")}</span> : null}
                {said(value) === "missing" ? ` ${t("missing")}` : null}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {ends.length > 0 ? (
        <div>
          <p className="text-muted-foreground text-xs">{t("wrote")}</p>
          <ul className="mt-1 grid gap-1">
            {ends.map(({ cell, comment }) => (
              <li key={`${cell} ${comment}`}>
                <bdi className="font-medium">{cell}</bdi>: <bdi>{comment}</bdi>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

function kindOf(value: string): ImportKind | "" {
  return KINDS.find((kind) => kind === value) ?? "";
}
