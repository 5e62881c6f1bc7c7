"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { Definition, Question } from "@/domain/survey/definition";
import type { Edit } from "@/domain/survey/edit/edit";
import { LOCALES, type Locale } from "@/domain/survey/locale";
import { pageWords } from "@/domain/survey/words";
import { AnswerFields } from "@/features/surveys/builder/question/answer-fields";
import { HelpField } from "@/features/surveys/builder/question/help-field";
import { InsertValue } from "@/features/surveys/builder/question/insert-value";
import { KindChooser } from "@/features/surveys/builder/question/kind-chooser";
import { PlaceFields } from "@/features/surveys/builder/question/question-settings";
import { TextField, type Writing } from "@/features/surveys/builder/question/text-field";
import { VariantList } from "@/features/surveys/builder/question/variant-list";
import { sayEdit } from "@/features/surveys/builder/say-edit";
import type { SaidFault } from "@/platform/i18n/say-fault";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";

/**
 * One question, edited where it stands: its kind and scale, its words, its answers, other wordings, its place. What a change
 * mended elsewhere in the survey (a condition that no answer could meet any more) is said.
 */
export function QuestionEditor({
  definition,
  index,
  locale,
  errors,
  notes,
  onChange,
  onDefinition,
}: {
  definition: Definition;
  index: number;
  /** The language being edited. */
  locale: Locale;
  /** Of the whole document, with its paths. */
  errors: readonly SaidFault[];
  /** What is to be said about its words, right below them. */
  notes?: ReactNode;
  onChange: (next: Question) => void;
  /** Where a change touches more than the question. */
  onDefinition: (next: Definition) => void;
}) {
  const t = useTranslations("builder.question");
  const sayings = useTranslations("edits");
  const [told, setTold] = useState<{ id: string; lines: readonly string[] } | null>(null);
  const question = definition.questions[index];
  if (!question) return null;
  const writing: Writing = { definition, locale, errors };
  const path = `questions.${index}`;
  const onEdit = (edit: Edit) => {
    if (edit.ok) onDefinition(edit.definition);
    const lines = sayEdit(sayings, edit);
    setTold(lines.length > 0 ? { id: question.id, lines } : null);
  };
  const insert = (onInsert: (written: string) => void) => (
    <InsertValue definition={definition} before={index} locale={locale} onInsert={onInsert} />
  );
  const elsewhere = errorsElsewhere(errors, path, locale);

  return (
    <div key={question.id} className="grid gap-5">
      <KindChooser definition={definition} question={question} onEdit={onEdit} />
      {told?.id === question.id ? (
        <Notice
          action={
            <Button variant="ghost" size="icon-sm" aria-label={t("close")} onClick={() => setTold(null)}>
              <X size={14} aria-hidden="true" />
            </Button>
          }
        >
          {told.lines.join(" ")}
        </Notice>
      ) : null}
      <div className="grid gap-2">
        <TextField
          writing={writing}
          path={`${path}.title`}
          text={question.title}
          label={<span className="sr-only">{question.kind === "statement" ? t("statement") : t("question")}</span>}
          voice
          insert={insert}
          onText={(title) => onChange({ ...question, title })}
        />
        {notes}
        <div className="flex flex-wrap gap-x-5 gap-y-3">
          <HelpField
            text={question.help}
            writing={writing}
            path={`${path}.help`}
            insert={insert}
            onText={(help) => {
              const { help: _, ...rest } = question;
              onChange(help === undefined ? rest : { ...rest, help });
            }}
          />
          <VariantList question={question} writing={writing} index={index} insert={insert} onChange={onChange} />
        </div>
      </div>
      <AnswerFields question={question} writing={writing} path={path} onChange={onChange} onEdit={onEdit} />
      <details className="group/place border-border border-t pt-3">
        <summary className="flex min-h-8 items-center rounded-sm font-semibold">
          {t("place")}
          <span className="ms-auto font-normal text-muted-foreground text-xs group-open/place:hidden">
            {[
              ...(question.stage ? [t(`stage.${question.stage}`)] : []),
              ...(question.newScreen ? [t("beginsScreen")] : []),
              t("edit"),
            ].join(t("comma"))}
          </span>
        </summary>
        <div className="pt-2">
          <PlaceFields question={question} writing={writing} first={index === 0} onChange={onChange} />
        </div>
      </details>
      {elsewhere.map(({ language, message }) => (
        <Notice key={`${language} ${message}`} tone="blocks">
          <span lang={language}>{pageWords(language).language}</span>: {message}
        </Notice>
      ))}
    </div>
  );
}

/** Errors of this question that stand in a language which is not on the screen. */
function errorsElsewhere(errors: readonly SaidFault[], path: string, locale: Locale) {
  return errors.flatMap((error) => {
    const last = error.path.split(".").at(-1);
    const language = LOCALES.find((one) => one === last && one !== locale);
    return language && error.path.startsWith(`${path}.`) ? [{ language, message: error.message }] : [];
  });
}
