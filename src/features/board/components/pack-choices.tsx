"use client";

import { useTranslations } from "next-intl";
import { PACK_SECTIONS } from "@/domain/board/pack-document";
import type { BoardView } from "@/features/board/loaders";
import type { PackOptions } from "@/features/board/pack-options";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { RadioSegments } from "@/ui/radio-segments";

/** What a pack is made of: the same in both forms. */
export function PackChoices({
  form,
  options,
  locale,
  errors,
}: {
  form: BoardView["form"];
  options: PackOptions;
  locale: string;
  errors: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("board.form");
  return (
    <>
      <Field label={t("compare")} error={errors.compare}>
        {(control) => (
          <NativeSelect {...control} name="compare" defaultValue={options.compare}>
            <option value="previous_period">{t("previous_period")}</option>
            <option value="previous_year">{t("previous_year")}</option>
          </NativeSelect>
        )}
      </Field>
      <div>
        <RadioSegments
          legend={t("surveys")}
          name="follow"
          defaultValue={options.surveys === null ? "all" : "some"}
          options={[
            { value: "all", label: t("all") },
            { value: "some", label: t("some") },
          ]}
        />
        <fieldset className="mt-2 hidden gap-1.5 group-has-[input[value=some]:checked]/form:grid">
          <legend className="sr-only">{t("some")}</legend>
          {form.surveys.map(({ value, label }) => (
            <Checkbox
              key={value}
              name="surveys"
              value={value}
              defaultChecked={options.surveys?.includes(value) ?? false}
              label={<bdi>{label}</bdi>}
            />
          ))}
        </fieldset>
        <Fault text={errors.surveys} />
      </div>
      <fieldset>
        <legend className="mb-1 font-medium">{t("sections")}</legend>
        <div className="grid gap-1.5">
          {PACK_SECTIONS.map((name) => (
            <Checkbox
              key={name}
              name="sections"
              value={name}
              defaultChecked={options.sections.includes(name)}
              label={t(`section.${name}`)}
            />
          ))}
        </div>
        <p className="mt-1.5 text-muted-foreground text-xs">{t("sectionsNote")}</p>
        <Fault text={errors.sections} />
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("locale")} error={errors.locale}>
          {(control) => (
            <NativeSelect {...control} name="locale" defaultValue={locale}>
              {form.locales.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t("minimum")} hint={t("minimumHint")} error={errors.minimum}>
          {(control) => (
            <Input
              {...control}
              name="minimum"
              inputMode="numeric"
              defaultValue={String(options.minimum)}
              maxLength={4}
            />
          )}
        </Field>
      </div>
      <div className="grid gap-1.5">
        <Checkbox name="comments" label={t("comments")} defaultChecked={options.comments} />
        <Checkbox name="shared" label={t("shared")} defaultChecked={options.shared} />
      </div>
    </>
  );
}

export function Fault({ text }: { text: string | undefined }) {
  return (
    <p aria-live="polite" className="mt-1 text-destructive text-xs">
      {text}
    </p>
  );
}
