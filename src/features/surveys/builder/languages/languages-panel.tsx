"use client";

import type { Definition } from "@/domain/survey/definition";
import { pageWords } from "@/domain/survey/words";

/** The languages of a survey: which it speaks, and what is missing in each. */
export function LanguagesPanel({ definition }: { definition: Definition; onChange: (next: Definition) => void }) {
  return (
    <ul>
      {definition.locales.map((locale) => (
        <li key={locale} lang={locale}>
          {pageWords(locale).language}
        </li>
      ))}
    </ul>
  );
}
