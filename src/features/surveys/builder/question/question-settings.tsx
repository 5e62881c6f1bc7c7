"use client";

import { useTranslations } from "next-intl";
import type { Question } from "@/domain/survey/definition";
import { pageWords } from "@/domain/survey/words";
import type { Writing } from "@/features/surveys/builder/question/text-field";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { NativeSelect } from "@/ui/native-select";

/** Kinds whose page has no place for "not applicable". */
const WITHOUT_NA: readonly Question["kind"][] = ["statement", "consent", "ranking"];
/** Kinds that are skipped by leaving them empty; there it is offered only where a survey has it already. */
const NA_BY_SILENCE: readonly Question["kind"][] = ["short_text", "long_text", "email"];

/** Whether an answer is needed, and whether "not applicable" is one. */
export function AnswerRules<Q extends Question>({
  question,
  writing,
  onChange,
}: {
  question: Q;
  writing: Writing;
  onChange: (next: Q) => void;
}) {
  const t = useTranslations("builder.rules");
  const { kind, na, required } = question;
  const offersNa = !WITHOUT_NA.includes(kind) && (na || !NA_BY_SILENCE.includes(kind));
  return (
    <>
      {offersNa ? (
        <Checkbox
          label={t.rich("na", { na: () => <bdi>{pageWords(writing.locale).notApplicable}</bdi> })}
          checked={na ?? false}
          onChange={(event) => {
            const { na: _, ...rest } = question;
            onChange({ ...rest, ...(event.target.checked ? { na: true } : {}) } as Q);
          }}
        />
      ) : null}
      {kind === "statement" ? null : (
        <Checkbox
          label={t("required")}
          checked={required}
          onChange={(event) => onChange({ ...question, required: event.target.checked })}
        />
      )}
    </>
  );
}

const STAGES = ["before", "during", "after"] as const;

/** Where the question stands: in the customer's journey, and on a screen of its own. */
export function PlaceFields({
  question,
  writing,
  first,
  onChange,
}: {
  question: Question;
  writing: Writing;
  /** The first question begins a screen anyway. */
  first: boolean;
  onChange: (next: Question) => void;
}) {
  const t = useTranslations("builder.rules");
  return (
    <div className="grid gap-4">
      <Field label={t("stage")} hint={t("stageHint")} className="max-w-96">
        {(control) => (
          <NativeSelect
            {...control}
            value={question.stage ?? ""}
            onChange={(event) => {
              const stage = STAGES.find((one) => one === event.target.value);
              const { stage: _, ...rest } = question;
              onChange(stage === undefined ? rest : { ...rest, stage });
            }}
          >
            <option value="">{t("stages.none")}</option>
            {STAGES.map((one) => (
              <option key={one} value={one}>
                {t(`stages.${one}`)}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      {writing.definition.page?.layout === "grouped" && !first ? (
        <Checkbox
          label={t("screen")}
          note={t("screenNote")}
          checked={question.newScreen ?? false}
          onChange={(event) => {
            const { newScreen: _, ...rest } = question;
            onChange(event.target.checked ? { ...rest, newScreen: true } : rest);
          }}
        />
      ) : null}
    </div>
  );
}
