"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { Choice } from "@/features/surveys/describe-choice";
import type { WordKey, Words } from "@/features/surveys/read-words";
import { Field } from "@/ui/field";
import { Textarea } from "@/ui/textarea";

/** Which page the words stand on: the question, the why of a band, the thanks of a band. */
export interface Place {
  readonly at: "start" | "why" | "thanks";
  readonly score: number;
}

const BANDS: readonly { why: WordKey; thanks: WordKey }[] = [
  { why: "whyLow", thanks: "thanksLow" },
  { why: "whyMiddle", thanks: "thanksMiddle" },
  { why: "whyHigh", thanks: "thanksHigh" },
];

/** The survey's words, edited where they stand; the page beside them turns to the place whose words have the focus. */
export function WordFields({
  words,
  bands,
  errors,
  brand,
  language,
  onWord,
  onPlace,
}: {
  words: Words;
  bands: Choice["bands"];
  errors: Readonly<Record<string, string>>;
  brand: string;
  /** Set where the author's own words stand, which are in one language. */
  language: string | null;
  onWord: (key: WordKey, text: string) => void;
  onPlace: (place: Place) => void;
}) {
  const t = useTranslations("newSurvey.words");
  const wrong = Object.keys(errors).some((key) => key.startsWith("why") || key.startsWith("thanks"));
  const [open, setOpen] = useState(wrong);
  const field = (key: WordKey, label: string, place: Place, hint?: ReactNode) =>
    words[key] === undefined ? null : (
      <Field label={label} hint={hint} error={errors[key]}>
        {(control) => (
          <Textarea
            {...control}
            name={key}
            rows={key === "ask" ? 2 : 1}
            value={words[key]}
            className="min-h-9"
            onChange={(event) => onWord(key, event.target.value)}
            onFocus={() => onPlace(place)}
          />
        )}
      </Field>
    );
  const start: Place = { at: "start", score: 0 };
  const becomes = t.rich("becomes", {
    brand: () => (brand === "" ? t("brandName") : <bdi>{t("quoted", { text: brand })}</bdi>),
  });
  return (
    <div className="grid gap-4">
      {field("ask", t("question"), start, becomes)}
      <details
        open={open || wrong}
        onToggle={(event) => setOpen(event.currentTarget.open)}
        className="group/words border-border border-y py-2"
      >
        <summary className="flex min-h-8 items-center rounded-sm font-medium">
          {bands.length === 3 && words.whyLow !== undefined ? t("whyAndThanks") : t("thanks")}
          <span className="ms-auto font-normal text-muted-foreground text-xs group-open/words:hidden">{t("edit")}</span>
        </summary>
        <div className="grid gap-4 pt-2 pb-3">
          {field("thanks", t("thanksAll"), { at: "thanks", score: bands.at(-1)?.score ?? 0 })}
          {words.whyLow === undefined
            ? null
            : BANDS.map(({ why, thanks }, index) => {
                const band = bands[index];
                if (!band) return null;
                return (
                  <fieldset key={why} className="grid min-w-0 gap-3 sm:grid-cols-2">
                    <legend className="mb-1 text-muted-foreground text-xs">{band.label}</legend>
                    {field(why, t("asked"), { at: "why", score: band.score })}
                    {field(thanks, t("said"), { at: "thanks", score: band.score })}
                  </fieldset>
                );
              })}
        </div>
      </details>
      {language ? <p className="text-muted-foreground text-xs">{t("own", { language })}</p> : null}
    </div>
  );
}
