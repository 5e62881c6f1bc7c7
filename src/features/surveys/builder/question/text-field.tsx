"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import type { Definition } from "@/domain/survey/definition";
import { directionOf, type Locale, TEXT_LIMIT, type Text } from "@/domain/survey/locale";
import { textErrorAt, withWords } from "@/features/surveys/builder/question/edit-text";
import type { SaidFault } from "@/platform/i18n/say-fault";
import { cn } from "@/ui/cn";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Textarea } from "@/ui/textarea";

/** What every text of the editor needs to know. */
export interface Writing {
  readonly definition: Definition;
  /** The language being edited. */
  readonly locale: Locale;
  readonly errors: readonly SaidFault[];
}

/**
 * One text in the language being edited. In another language than the survey's own, the own words stand below it, so that
 * nobody translates from memory.
 */
export function TextField({
  writing,
  path,
  text,
  label,
  hint,
  placeholder,
  lines = 1,
  voice,
  insert,
  className,
  onText,
}: {
  writing: Writing;
  /** The text's place in the document: "questions.2.title". */
  path: string;
  text: Text | undefined;
  label: ReactNode;
  hint?: ReactNode;
  placeholder?: string;
  lines?: number;
  /** The question itself, set in the serif of the product. */
  voice?: boolean;
  /** A menu that inserts a value at the cursor; it is given what inserts. */
  insert?: (put: (written: string) => void) => ReactNode;
  className?: string;
  onText: (text: Text) => void;
}) {
  const t = useTranslations("builder.items");
  const { definition, locale, errors } = writing;
  const own = definition.locale;
  const field = useRef<HTMLTextAreaElement>(null);
  const words = text?.[locale] ?? "";
  const write = (next: string) => onText(withWords(text, locale, own, next));
  const put = (written: string) => {
    const from = field.current?.selectionStart ?? words.length;
    const to = field.current?.selectionEnd ?? words.length;
    write(words.slice(0, from) + written + words.slice(to));
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(from + written.length, from + written.length);
    });
  };
  const shared = {
    value: words,
    placeholder: locale !== own && text?.[own] ? t("untranslated") : placeholder,
    maxLength: TEXT_LIMIT,
    lang: locale,
    dir: directionOf(locale),
  };
  const reference = locale === own ? null : (text?.[own] ?? "");
  return (
    <Field
      label={label}
      className={className}
      error={textErrorAt(errors, path, locale)}
      hint={
        reference || hint ? (
          <>
            {reference ? (
              <bdi lang={own} dir={directionOf(own)} className="block">
                {reference}
              </bdi>
            ) : null}
            {hint}
          </>
        ) : undefined
      }
    >
      {(control) => (
        // What is inserted stands at the end of the words, whichever way the app itself is read.
        <div className="relative" dir={directionOf(locale)}>
          {lines > 1 || voice ? (
            <Textarea
              {...control}
              {...shared}
              ref={field}
              rows={lines}
              className={cn(
                voice
                  ? "min-h-0 resize-none rounded-none border-0 border-rule border-b bg-transparent px-0 py-1 font-medium font-voice text-verdict-small sm:text-verdict pointer-coarse:text-verdict-small"
                  : "min-h-9",
                insert && "pe-10",
              )}
              onChange={(event) => write(event.target.value)}
              // A question is one paragraph; Enter must not break it in two.
              onKeyDown={(event) => {
                if (voice && event.key === "Enter" && !event.nativeEvent.isComposing) event.preventDefault();
              }}
            />
          ) : (
            <Input {...control} {...shared} onChange={(event) => write(event.target.value)} />
          )}
          {insert ? <div className="absolute inset-e-0 top-0.5">{insert(put)}</div> : null}
        </div>
      )}
    </Field>
  );
}
