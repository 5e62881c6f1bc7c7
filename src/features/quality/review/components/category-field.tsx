"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import type { DeskItem } from "@/features/quality/review/loaders";
import { cn } from "@/ui/cn";
import { Textarea } from "@/ui/textarea";

type Category = DeskItem["categories"][number];

const CHOICE =
  "grid h-9 min-w-9 cursor-pointer place-items-center rounded-md border border-input bg-card px-2 font-medium peer-checked:border-primary peer-checked:bg-primary peer-checked:text-primary-foreground peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-ring pointer-coarse:h-11 pointer-coarse:min-w-11";

/** One line of the scorecard: its scores as radio buttons, not applicable, what the chosen score means, and a comment. */
export function CategoryField({
  category,
  rating,
  comment,
  error,
  onFocus,
  onRate,
  onComment,
}: {
  category: Category;
  rating: number | null | undefined;
  comment: string;
  error: string | undefined;
  onFocus: () => void;
  onRate: (score: number | null) => void;
  onComment: (text: string) => void;
}) {
  const t = useTranslations("quality");
  const id = useId();
  const { min, max } = category;
  const scores = Array.from({ length: max - min + 1 }, (_, place) => min + place);
  const meaning = rating === undefined || rating === null ? "" : (category.meanings[String(rating)] ?? "");
  return (
    <fieldset
      data-category={category.key}
      onFocusCapture={onFocus}
      aria-describedby={error ? `${id}-error` : undefined}
      className="grid min-w-0 gap-2 border-border border-t pt-3 focus-within:border-primary"
    >
      <legend className="sr-only">{category.name}</legend>
      <div className="flex flex-wrap items-baseline gap-x-2" aria-hidden="true">
        <bdi className="font-semibold">{category.name}</bdi>
        {category.critical ? <span className="text-muted-foreground text-xs">{t("critical")}</span> : null}
      </div>
      {category.description === "" ? null : (
        <p dir="auto" className="max-w-prose text-muted-foreground text-xs">
          {category.description}
        </p>
      )}
      <div className="flex flex-wrap gap-1.5">
        {scores.map((score) => (
          <label key={score} className="relative">
            <input
              type="radio"
              name={`${id}-score`}
              value={score}
              checked={rating === score}
              onChange={() => onRate(score)}
              className="peer absolute inset-0 size-full cursor-pointer opacity-0"
            />
            <span className={CHOICE}>{score}</span>
          </label>
        ))}
        <label className="relative ms-2">
          <input
            type="radio"
            name={`${id}-score`}
            value="na"
            checked={rating === null}
            onChange={() => onRate(null)}
            className="peer absolute inset-0 size-full cursor-pointer opacity-0"
          />
          <span className={cn(CHOICE, "font-normal text-muted-foreground text-xs")}>{t("notApplicable")}</span>
        </label>
      </div>
      <div id={`${id}-error`} aria-live="polite" className="empty:hidden">
        {error ? <p className="text-destructive text-xs">{error}</p> : null}
      </div>
      {meaning === "" ? null : (
        <p dir="auto" className="text-muted-foreground text-xs">
          {meaning}
        </p>
      )}
      <Textarea
        aria-label={t("review.comment", { category: category.name })}
        placeholder={t("review.commentHint")}
        rows={1}
        maxLength={4_000}
        value={comment}
        onChange={(event) => onComment(event.target.value)}
        className="min-h-9"
      />
    </fieldset>
  );
}
