import { useTranslations } from "next-intl";
import { useId } from "react";
import type { ColumnProfile } from "@/domain/imports/column-profile";
import { ColumnSelect } from "@/features/imports/components/column-select";
import { OtherFields } from "@/features/imports/components/other-fields";
import { newOther, type OtherForm, partOther, type SurveyChoice } from "@/features/imports/write-mapping";
import { Field } from "@/ui/field";
import { Section } from "@/ui/section";

/** The columns that ask something without a score, and one more. */
export function OtherQuestions({
  others,
  columns,
  free,
  survey,
  errors,
  onChange,
}: {
  others: readonly OtherForm[];
  columns: readonly ColumnProfile[];
  /** Columns that are nothing yet. */
  free: readonly string[];
  survey: SurveyChoice | undefined;
  errors: Readonly<Record<string, string>>;
  onChange: (others: readonly OtherForm[]) => void;
}) {
  const t = useTranslations("imports.map");
  const addId = useId();
  const worded = columns.flatMap(({ name, wording }) =>
    wording === undefined ? [] : [[name.trim(), wording] as const],
  );
  const wordings = new Map(worded);
  return (
    <Section title={t("others")} dek={t("othersDek")}>
      <div className="mt-3 grid gap-6">
        {others.map((other, index) => (
          <OtherFields
            key={other.columns[0]}
            index={index}
            other={other}
            columns={columns}
            free={free}
            survey={survey}
            errors={errors}
            onChange={(part) => onChange(others.map((one) => (one === other ? { ...one, ...part } : one)))}
            onPart={(place) =>
              onChange(others.flatMap((one) => (one === other ? partOther(one, place, wordings) : [one])))
            }
            onRemove={() => onChange(others.filter((one) => one !== other))}
          />
        ))}
        <Field label={t("addOther")} id={addId} className="max-w-sm">
          {(control) => (
            <ColumnSelect
              {...control}
              columns={free}
              value=""
              none={t("chooseColumn")}
              onChoose={(column) => column && onChange([...others, newOther([column], "long_text", wordings)])}
            />
          )}
        </Field>
      </div>
    </Section>
  );
}
