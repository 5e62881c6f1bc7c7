import { useTranslations } from "next-intl";
import { errorOf } from "@/features/imports/components/date-fields";
import type { MappingForm, SurveyChoice } from "@/features/imports/write-mapping";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { Section } from "@/ui/section";

/** Where the rows go: a new survey with a name, or one that exists. */
export function TargetFields({
  form,
  surveys,
  errors,
  onName,
  onSurvey,
}: {
  form: MappingForm;
  surveys: readonly SurveyChoice[];
  errors: Readonly<Record<string, string>>;
  onName: (name: string) => void;
  /** '' is a new one. */
  onSurvey: (id: string) => void;
}) {
  const t = useTranslations("imports");
  const taken = form.survey === "" && surveys.some((one) => one.name.trim() === form.name.trim());
  return (
    <Section title={t("target.title")}>
      <div className="mt-3 grid gap-4 sm:grid-cols-2">
        <Field label={t("survey")} error={errorOf(errors, "survey")}>
          {(control) => (
            <NativeSelect
              {...control}
              name="survey"
              value={form.survey}
              onChange={(event) => onSurvey(event.target.value)}
            >
              <option value="">{t("target.new")}</option>
              {surveys.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        {form.survey === "" ? (
          <Field label={t("target.name")} error={errorOf(errors, "name")} hint={taken ? t("target.taken") : undefined}>
            {(control) => (
              <Input
                {...control}
                name="name"
                required
                maxLength={120}
                value={form.name}
                onChange={(event) => onName(event.target.value)}
              />
            )}
          </Field>
        ) : null}
      </div>
    </Section>
  );
}
