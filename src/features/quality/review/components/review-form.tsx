"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { formatValue } from "@/domain/metrics/display";
import { failedCategories, rateLines, reviewScore } from "@/domain/metrics/scorecard";
import { endReview, reopenOwnReview } from "@/features/quality/review/actions";
import { CategoryField } from "@/features/quality/review/components/category-field";
import { SkipForm } from "@/features/quality/review/components/skip-form";
import { useReviewDraft } from "@/features/quality/review/components/use-review-draft";
import type { DeskItem } from "@/features/quality/review/loaders";
import { commandOf } from "@/features/quality/review/press-key";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Kbd } from "@/ui/kbd";
import { Notice } from "@/ui/notice";
import { useLetterKeys } from "@/ui/rows/letter-keys";
import { isCharacter } from "@/ui/rows/use-page-keys";
import { Textarea } from "@/ui/textarea";
import { say } from "@/ui/toaster";
import { useReached } from "@/ui/use-reached";

const NO_RANGE = { min: 0, max: -1 };

/** The scorecard to be filled in, made for the keyboard; everything can be pressed as well. */
export function ReviewForm({ slug, item, here }: { slug: string; item: DeskItem; here: string }) {
  const t = useTranslations("quality");
  const locale = useLocale();
  const router = useRouter();
  const reached = useReached();
  const [letters] = useLetterKeys();
  const { categories } = item;
  const { draft, state, message, change, undo, canUndo, store } = useReviewDraft(here, item);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [ending, setEnding] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const focused = useRef(0);

  const focusOn = (place: number) => {
    const fields = form.current?.querySelectorAll<HTMLFieldSetElement>("fieldset[data-category]");
    const field = fields?.[Math.max(0, Math.min(place, categories.length - 1))];
    (field?.querySelector<HTMLInputElement>("input:checked") ?? field?.querySelector("input"))?.focus();
  };
  // The screen is for the keyboard: it begins on the first category without a score.
  const began = useRef(false);
  useEffect(() => {
    if (began.current) return;
    began.current = true;
    const open = categories.findIndex(({ key }) => item.draft.ratings[key] === undefined);
    focusOn(open === -1 ? 0 : open);
  });

  const rate = (key: string, score: number | null) => {
    setErrors(({ [key]: _gone, ...others }) => others);
    change({ ...draft, ratings: { ...draft.ratings, [key]: score } });
  };

  const end = async () => {
    if (ending) return;
    setEnding(true);
    await store();
    const reply = await reached(endReview(slug, item.id, draft));
    setEnding(false);
    if (!reply.ok) {
      setErrors(reply.errors);
      const first = categories.findIndex(({ key }) => reply.errors[key] !== undefined);
      if (first !== -1) focusOn(first);
      else say(reply.message ?? t("review.notSaved"));
      return;
    }
    const back = async () => {
      const undone = await reached(reopenOwnReview(slug, item.id, false));
      if (undone.ok) router.push(`${here}?interaction=${item.id}`);
      else say(undone.message ?? "");
    };
    say(reply.message ?? "", { label: t("review.undo"), run: () => void back() });
    router.push(here);
    router.refresh();
  };

  const next = () => {
    const open = categories.findIndex(({ key }) => draft.ratings[key] === undefined);
    if (open === -1) void end();
    else focusOn(open);
  };

  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    const { target } = event;
    const inText = target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
    if (target instanceof HTMLButtonElement && event.key === "Enter") return;
    if (!letters && !inText && isCharacter(event) && !event.ctrlKey && !event.metaKey) return;
    const category = categories[focused.current];
    const command = commandOf(event, inText, category ?? NO_RANGE);
    if (command === null) return;
    event.preventDefault();
    if (command.kind === "move") focusOn(focused.current + command.by);
    else if (command.kind === "next") next();
    else if (command.kind === "undo") undo();
    else if (command.kind === "leaveText") focusOn(focused.current);
    else if (command.kind === "comment")
      form.current?.querySelectorAll<HTMLTextAreaElement>("fieldset[data-category] textarea")[focused.current]?.focus();
    else if (category) {
      rate(category.key, command.score);
      const value = command.score === null ? "na" : String(command.score);
      form.current
        ?.querySelectorAll<HTMLFieldSetElement>("fieldset[data-category]")
        [focused.current]?.querySelector<HTMLInputElement>(`input[value="${value}"]`)
        ?.focus();
    }
  };

  const rated = rateLines(categories, draft.ratings);
  const score = reviewScore(rated);
  const failed = failedCategories(rated);
  const open = categories.filter(({ key }) => draft.ratings[key] === undefined).length;
  return (
    <form
      ref={form}
      aria-label={t("review.form")}
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        next();
      }}
      className="grid gap-4"
    >
      {categories.map((category, place) => (
        <CategoryField
          key={category.key}
          category={category}
          rating={draft.ratings[category.key]}
          comment={draft.comments[category.key] ?? ""}
          error={errors[category.key]}
          onFocus={() => {
            focused.current = place;
          }}
          onRate={(value) => rate(category.key, value)}
          onComment={(text) => change({ ...draft, comments: { ...draft.comments, [category.key]: text } })}
        />
      ))}
      <Field label={t("review.note")} optional>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={4_000}
            value={draft.note}
            onChange={(event) => change({ ...draft, note: event.target.value })}
          />
        )}
      </Field>
      {failed.length > 0 ? <Notice tone="consider" title={t("review.failing")} /> : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-rule border-t pt-3">
        <p className="text-lg">
          <span className="text-muted-foreground text-sm">{t("score")} </span>
          <bdi className="font-semibold">{formatValue(score, "percent", { locale })}</bdi>
        </p>
        <p className="text-muted-foreground text-xs" role="status">
          {open > 0 ? `${t("review.left", { n: open })} ` : ""}
          {state === "saved" ? t("review.saved") : state === "saving" || state === "waits" ? t("review.saving") : ""}
          {state === "failed" ? (message ?? t("review.notSaved")) : ""}
        </p>
        <span className="ms-auto flex flex-wrap items-center gap-2">
          {state === "failed" ? (
            <Button size="sm" onClick={store}>
              {t("review.retry")}
            </Button>
          ) : null}
          <Button size="sm" variant="ghost" onClick={undo} disabled={!canUndo}>
            {t("review.undo")}
          </Button>
          <Button type="submit" variant="primary" aria-disabled={ending || undefined}>
            {open > 0 ? t("review.nextCategory") : t("review.end")}
          </Button>
        </span>
      </div>
      <SkipForm slug={slug} interaction={item.id} here={here} />
      <p className="hidden flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-xs sm:flex">
        {letters ? (
          <>
            <span>
              <Kbd>1</Kbd>–<Kbd>9</Kbd> {t("keys.score")}
            </span>
            <span>
              <Kbd>N</Kbd> {t("keys.notApplicable")}
            </span>
            <span>
              <Kbd>C</Kbd> {t("keys.comment")}
            </span>
            <span>
              <Kbd>U</Kbd> {t("keys.undo")}
            </span>
          </>
        ) : null}
        <span>
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t("keys.move")}
        </span>
        <span>
          <Kbd>Enter</Kbd> {t("keys.next")}
        </span>
      </p>
    </form>
  );
}
