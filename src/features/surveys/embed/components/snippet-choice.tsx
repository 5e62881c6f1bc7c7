"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Snippet as Composed } from "@/features/surveys/embed/compose-snippets";
import { CopyField } from "@/ui/copy-field";
import { RadioSegments } from "@/ui/radio-segments";

/** A snippet with its words in the person's language. */
interface Snippet extends Composed {
  readonly label: string;
  /** What it does, and what may be changed in it. */
  readonly note: string;
  /** "HTML: in a page". */
  readonly of: string;
}

/** What to paste, by the way in which the survey should appear. */
export function SnippetChoice({ snippets }: { snippets: readonly Snippet[] }) {
  const t = useTranslations("embed");
  const [chosen, setChosen] = useState(snippets[0]?.id);
  const snippet = snippets.find(({ id }) => id === chosen);
  return (
    <div className="min-w-0">
      <RadioSegments
        legend={t("appears")}
        name="snippet"
        options={snippets.map(({ id, label }) => ({ value: id, label }))}
        value={chosen}
        onChoose={(value) => setChosen(snippets.find(({ id }) => id === value)?.id)}
      />
      {snippet ? (
        <CopyField
          key={snippet.id}
          label={snippet.of}
          value={snippet.html}
          hint={snippet.note}
          multiline
          className="mt-3"
        />
      ) : null}
    </div>
  );
}
