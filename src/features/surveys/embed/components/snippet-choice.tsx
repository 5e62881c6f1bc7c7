"use client";

import { useState } from "react";
import type { Snippet } from "@/features/surveys/embed/compose-snippets";
import { CopyField } from "@/ui/copy-field";
import { RadioSegments } from "@/ui/radio-segments";

/** What to paste, by the way in which the survey should appear. */
export function SnippetChoice({ snippets }: { snippets: readonly Snippet[] }) {
  const [chosen, setChosen] = useState(snippets[0]?.id);
  const snippet = snippets.find(({ id }) => id === chosen);
  return (
    <div className="min-w-0">
      <RadioSegments
        legend="How it appears"
        name="snippet"
        options={snippets.map(({ id, label }) => ({ value: id, label }))}
        value={chosen}
        onChoose={(value) => setChosen(snippets.find(({ id }) => id === value)?.id)}
      />
      {snippet ? (
        <CopyField
          key={snippet.id}
          label={`HTML: ${snippet.label.toLowerCase()}`}
          value={snippet.html}
          hint={snippet.note}
          multiline
          className="mt-3"
        />
      ) : null}
    </div>
  );
}
