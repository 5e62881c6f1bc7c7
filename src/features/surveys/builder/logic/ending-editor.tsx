"use client";

import type { Definition, Ending } from "@/domain/survey/definition";
import type { FieldError } from "@/domain/survey/field-error";
import type { Locale } from "@/domain/survey/locale";
import { onlyIfSentence } from "@/domain/survey/logic-words";
import { Field } from "@/ui/field";
import { Textarea } from "@/ui/textarea";

/** One ending: what it says and for whom. */
export function EndingEditor({
  definition,
  index,
  locale,
  errors,
  onChange,
}: {
  definition: Definition;
  index: number;
  locale: Locale;
  /** Of `parseDefinition`, with paths of the whole document. */
  errors: readonly FieldError[];
  onChange: (next: Definition) => void;
}) {
  const ending = definition.endings[index];
  if (!ending) return null;
  const put = (next: Ending) =>
    onChange({ ...definition, endings: definition.endings.map((one, at) => (at === index ? next : one)) });
  const errorAt = (path: string) => errors.find((error) => error.path === `endings.${index}.${path}`)?.message;
  return (
    <section aria-label="Ending" className="grid gap-4">
      <Field label="What it says" error={errorAt(`title.${locale}`)}>
        {(control) => (
          <Textarea
            {...control}
            rows={1}
            className="min-h-9"
            value={ending.title[locale] ?? ""}
            onChange={(event) => put({ ...ending, title: { ...ending.title, [locale]: event.target.value } })}
          />
        )}
      </Field>
      {ending.when ? <p>{onlyIfSentence(definition, ending.when, locale)}</p> : null}
    </section>
  );
}
