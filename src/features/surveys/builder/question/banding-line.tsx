"use client";

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
  const [open, setOpen] = useState(false);
  const id = scaleOf(question);
  const scale: Scale = SCALES[id];
  if (scale.groups.length === 0)
    return <p className="text-muted-foreground text-xs">A plain rating: it is shown as it is and feeds no score.</p>;
  const bandings = bandingsOf(plainScale(question));
  return (
    <div>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span>{meaningOf(question, id)}</span>
        {bandings.length > 1 ? (
          <>
            <span aria-hidden="true" className="text-muted-foreground">
              ·
            </span>
            <Button variant="link" size="inline" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? "Done" : "Change"}
            </Button>
          </>
        ) : null}
      </p>
      <p className="text-muted-foreground text-xs">{noteOf(question)}</p>
      {error ? <p className="mt-1 text-destructive text-xs">{error}</p> : null}
      {open && question.kind !== "nps" && question.kind !== "rating" ? (
        <fieldset className="mt-3 min-w-0">
          <legend className="mb-1 font-medium">{question.kind === "csat" ? "Satisfied means" : "Easy means"}</legend>
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
                  {highWords(question, one)}
                  {place === 0 ? <span className="text-muted-foreground"> (usual)</span> : null}
                </span>
              </label>
            ))}
          </div>
          <p className={cn("mt-2 max-w-prose text-xs", id === plainScale(question) ? "text-muted-foreground" : "")}>
            Another banding is another measurement: it begins a series of its own when you publish, and its answers are
            never mixed with those of the old one or of other surveys.
          </p>
        </fieldset>
      ) : null}
    </div>
  );
}

function plainScale(question: ScoreQuestion): ScaleId {
  if (question.kind !== "csat" && question.kind !== "ces") return scaleOf(question);
  const { banding: _, ...rest } = question;
  return scaleOf(rest);
}

function meaningOf(question: ScoreQuestion, id: ScaleId): string {
  const [low, middle] = SCALES[id].groups;
  if (question.kind === "nps")
    return `Promoters are ${wordsOf(SCALES[id].groups[2]?.scores)}, passives ${wordsOf(middle?.scores)}, detractors ${wordsOf(low?.scores)}`;
  return `${question.kind === "csat" ? "Satisfied" : "Easy"} means ${highWords(question, id)}`;
}

/** The scores of the high band as people press them: on an effort scale the easy end is the low one. */
function highWords(question: ScoreQuestion, id: ScaleId): string {
  const scale: Scale = SCALES[id];
  const scores = scale.groups.at(-1)?.scores ?? [];
  if (withoutBanding(id) === "csat-thumbs") return "thumb up";
  const pressed = scale.reversedOnEntry ? scores.map((score) => scale.min + scale.max - score).reverse() : scores;
  const unit = question.kind === "csat" && question.scale === "stars" ? " stars" : "";
  return `${wordsOf(pressed)}${unit}`;
}

function noteOf(question: ScoreQuestion): string {
  switch (question.kind) {
    case "nps":
      return "NPS is the share of promoters minus the share of detractors. Fixed, so that it means the same everywhere.";
    case "csat":
      return "CSAT is the share of all answers that are satisfied.";
    case "ces": {
      const most = Number(question.scale.at(-1));
      return question.anchors === "effort"
        ? `Here a high number means high effort, so answers are turned round on the way in: 1 counts as ${most}. CES is their mean; a lower score means more effort.`
        : "CES is the mean of all answers; a lower score means more effort. The share that found it easy stands beside it.";
    }
    default:
      return "";
  }
}

function wordsOf(scores: readonly number[] = []): string {
  const [first] = scores;
  const last = scores.at(-1);
  if (scores.length < 2) return String(first ?? "nobody");
  return scores.length === 2 ? `${first} and ${last}` : `${first} to ${last}`;
}
