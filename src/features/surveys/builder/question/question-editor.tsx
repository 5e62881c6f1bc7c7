"use client";

import type { Definition, Question } from "@/domain/survey/definition";
import type { FieldError } from "@/domain/survey/field-error";
import type { Locale } from "@/domain/survey/locale";
import { TextField } from "@/features/surveys/builder/question/text-field";
import { Checkbox } from "@/ui/checkbox";

/** One question, edited where it stands: its words, its kind and scale, its answers, when and how it is asked. */
export function QuestionEditor({
  definition,
  index,
  locale,
  errors,
  onChange,
}: {
  definition: Definition;
  index: number;
  /** The language being edited. */
  locale: Locale;
  /** Of the whole document, with its paths. */
  errors: readonly FieldError[];
  onChange: (next: Question) => void;
  /** Where a change touches more than the question. */
  onDefinition: (next: Definition) => void;
}) {
  const question = definition.questions[index];
  if (!question) return null;
  const writing = { definition, locale, errors };
  const path = `questions.${index}`;
  return (
    <div className="grid gap-5">
      <TextField
        writing={writing}
        path={`${path}.title`}
        text={question.title}
        label={<span className="sr-only">Question</span>}
        voice
        onText={(title) => onChange({ ...question, title })}
      />
      {question.kind === "statement" ? null : (
        <Checkbox
          label="Required"
          checked={question.required}
          onChange={(event) => onChange({ ...question, required: event.target.checked })}
        />
      )}
    </div>
  );
}
