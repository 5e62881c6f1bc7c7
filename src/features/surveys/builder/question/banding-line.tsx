"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { bandingsOf, SCALES, type Scale, type ScaleId, withoutBanding } from "@/domain/metrics/scale";
import type { Question, ScoreQuestion } from "@/domain/survey/definition";
import { scaleOf } from "@/domain/survey/outline";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";

/** Which answers the number will count as what, said before anybody answers; another reading is a press away. */
export function BandingLine({
  question,
  error,
  onChange,
}: {
  question: ScoreQuestion;
  error?: string;
  onChange: (next: Question) => void;
}) {
  const t = useTranslations("builder.banding");
  const [open, setOpen] = useState(false);
  const id = scaleOf(question);
  const scale: Scale = SCALES[id];
  if (scale.groups.length === 0) return <p className="text-muted-foreground text-xs">{t("rating")}</p>;
  const bandings = bandingsOf(plainScale(question));
  return (
    <div>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span>{meaningOf(question, id, t)}</span>
        {bandings.length > 1 ? (
          <>
            <span aria-hidden="true" className="text-muted-foreground">
              ·
            </span>
            <Button variant="link" size="inline" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? t("done") : t("change")}
            </Button>
          </>
        ) : null}
      </p>
      <p className="text-muted-foreground text-xs">{noteOf(question, t)}</p>
      {error ? <p className="mt-1 text-destructive text-xs">{error}</p> : null}
      {open && question.kind !== "nps" && question.kind !== "rating" ? (
        <fieldset className="mt-3 min-w-0">
          <legend className="mb-1 font-medium">
            {question.kind === "csat" ? t("satisfiedMeans") : t("easyMeans")}
          </legend>
          <div className="grid gap-1">
            {bandings.map(({ banding, scale: one }, place) => (
              <label key={one} className="flex min-h-6 items-center gap-2 pointer-coarse:min-h-11">
                <input
                  type="radio"
                  name={`banding-${question.id}`}
                  className="size-4 accent-primary"
                  checked={one === id}
                  onChange={() => {
                    const { banding: _, ...rest } = question;
                    onChange(place === 0 ? rest : { ...rest, banding });
                  }}
                />
                <span>
                  {highWords(question, one, t)}
                  {place === 0 ? <span className="text-muted-foreground"> {t("usual")}</span> : null}
                </span>
              </label>
            ))}
          </div>
          <p className={cn("mt-2 max-w-prose text-xs", id === plainScale(question) ? "text-muted-foreground" : "")}>
            {t("another")}
          </p>
        </fieldset>
      ) : null}
    </div>
  );
}

type Say = ReturnType<typeof useTranslations<"builder.banding">>;

function plainScale(question: ScoreQuestion): ScaleId {
  if (question.kind !== "csat" && question.kind !== "ces") return scaleOf(question);
  const { banding: _, ...rest } = question;
  return scaleOf(rest);
}

function meaningOf(question: ScoreQuestion, id: ScaleId, t: Say): string {
  const [low, middle] = SCALES[id].groups;
  if (question.kind === "nps")
    return t("nps", {
      high: wordsOf(SCALES[id].groups[2]?.scores, t),
      middle: wordsOf(middle?.scores, t),
      low: wordsOf(low?.scores, t),
    });
  return t(question.kind === "csat" ? "satisfied" : "easy", { high: highWords(question, id, t) });
}

/** The scores of the high band as people press them: on an effort scale the easy end is the low one. */
function highWords(question: ScoreQuestion, id: ScaleId, t: Say): string {
  const scale: Scale = SCALES[id];
  const scores = scale.groups.at(-1)?.scores ?? [];
  if (withoutBanding(id) === "csat-thumbs") return t("thumb");
  const pressed = scale.reversedOnEntry ? scores.map((score) => scale.min + scale.max - score).reverse() : scores;
  const said = wordsOf(pressed, t);
  return question.kind === "csat" && question.scale === "stars" ? t("stars", { scores: said }) : said;
}

function noteOf(question: ScoreQuestion, t: Say): string {
  switch (question.kind) {
    case "nps":
      return t("noteNps");
    case "csat":
      return t("noteCsat");
    case "ces": {
      const most = Number(question.scale.at(-1));
      return question.anchors === "effort" ? t("noteEffort", { most: String(most) }) : t("noteCes");
    }
    default:
      return "";
  }
}

function wordsOf(scores: readonly number[] | undefined, t: Say): string {
  const [first, last] = [scores?.[0], scores?.at(-1)];
  if (scores === undefined || first === undefined) return t("nobody");
  if (scores.length < 2) return String(first);
  return t(scores.length === 2 ? "and" : "to", { first: String(first), last: String(last) });
}
