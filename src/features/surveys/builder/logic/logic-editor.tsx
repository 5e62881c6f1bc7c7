"use client";

import type { Definition } from "@/domain/survey/definition";
import type { FieldError } from "@/domain/survey/field-error";
import type { Locale } from "@/domain/survey/locale";
import { onlyIfSentence, ruleSentence, rulesAfter } from "@/domain/survey/logic-words";

/** When a question is asked and what comes next, as sentences. */
export function LogicEditor({
  definition,
  index,
  locale,
}: {
  definition: Definition;
  index: number;
  locale: Locale;
  /** Of `parseDefinition`, with paths of the whole document. */
  errors: readonly FieldError[];
  onChange: (next: Definition) => void;
}) {
  const question = definition.questions[index];
  if (!question) return null;
  const rules = rulesAfter(definition, question.id);
  return (
    <section aria-label="When is it asked, and what comes next?">
      <h3 className="mb-2 font-semibold">When is it asked, and what comes next?</h3>
      <ul className="divide-y divide-border border-border border-y">
        {question.showIf ? <li className="py-2">{onlyIfSentence(definition, question.showIf, locale)}</li> : null}
        {rules.map((rule, at) => (
          <li key={JSON.stringify(rule)} className="py-2">
            {ruleSentence(definition, rule, locale, at === 0)}
          </li>
        ))}
      </ul>
    </section>
  );
}
