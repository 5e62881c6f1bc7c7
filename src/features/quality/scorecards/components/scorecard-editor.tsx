"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatNumber, formatValue } from "@/domain/metrics/display";
import { rateLines, reviewScore } from "@/domain/metrics/scorecard";
import { CategoryField } from "@/features/quality/review/components/category-field";
import { publishScorecard } from "@/features/quality/scorecards/actions";
import { CategoryEditor } from "@/features/quality/scorecards/components/category-editor";
import type { CategoryInput } from "@/features/quality/scorecards/input";
import type { QualitySettingsView } from "@/features/quality/scorecards/loaders";
import { shareOf, tellDifference } from "@/features/quality/scorecards/tell-difference";
import { type FormState, IDLE } from "@/platform/form-state";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { say } from "@/ui/toaster";
import { useReached } from "@/ui/use-reached";

/** A line while it is edited: with an id for React, because a new one has no key yet. */
type Edited = CategoryInput & { readonly id: number };

/** The scorecard, line by line, with what the next version would say otherwise and a preview to try it on. */
export function ScorecardEditor({ slug, scorecard }: { slug: string; scorecard: QualitySettingsView["scorecard"] }) {
  const t = useTranslations("quality");
  const locale = useLocale();
  const router = useRouter();
  const reached = useReached();
  const first = scorecard.categories.map((line, id): Edited => ({ ...line, meanings: { ...line.meanings }, id }));
  const [lines, setLines] = useState(first);
  const [note, setNote] = useState("");
  const [state, setState] = useState<FormState>(IDLE);
  const [running, setRunning] = useState(false);
  const changes = tellDifference(t, scorecard.categories, lines, locale);

  const change = (id: number, more: Partial<CategoryInput>) =>
    setLines(lines.map((line) => (line.id === id ? { ...line, ...more } : line)));
  const move = (place: number, by: 1 | -1) => {
    const moved = [...lines];
    const [line] = moved.splice(place, 1);
    if (line) moved.splice(place + by, 0, line);
    setLines(moved);
  };
  const add = () => {
    const id = Math.max(-1, ...lines.map((line) => line.id)) + 1;
    const plain = { min: 1, max: 5, critical: false, description: "", meanings: {} };
    setLines([...lines, { id, key: "", name: "", weight: 10, ...plain }]);
  };
  const publish = async () => {
    if (running) return;
    setRunning(true);
    // A name in the reader's language that nobody touched stays as it is stored.
    const categories = lines.map(({ id: _id, ...line }) => {
      const own = scorecard.categories.find(({ key }) => key !== "" && key === line.key);
      return own && own.name === line.name ? { ...line, name: own.stored } : line;
    });
    const reply = await reached(publishScorecard(slug, { from: scorecard.version, note, categories }));
    setRunning(false);
    setState(reply);
    if (!reply.ok) return;
    say(reply.message ?? "");
    router.refresh();
  };
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid content-start gap-4">
        {lines.map((line, place) => (
          <CategoryEditor
            key={line.id}
            line={line}
            share={formatNumber(shareOf(line.weight, lines), { locale, decimals: 1 })}
            errors={Object.fromEntries(
              Object.entries(state.errors).flatMap(([path, text]) =>
                path.startsWith(`${place}.`) ? [[path.slice(`${place}.`.length), text]] : [],
              ),
            )}
            onChange={(more) => change(line.id, more)}
            onUp={place === 0 ? null : () => move(place, -1)}
            onDown={place === lines.length - 1 ? null : () => move(place, 1)}
            onRemove={lines.length === 1 ? null : () => setLines(lines.filter(({ id }) => id !== line.id))}
          />
        ))}
        <div className="flex flex-wrap gap-2">
          <Button onClick={add}>{t("editor.add")}</Button>
          <Button variant="ghost" onClick={() => setLines(first)} disabled={changes.length === 0}>
            {t("editor.reset")}
          </Button>
        </div>
        <section aria-live="polite" className="grid gap-3 border-rule border-t pt-3">
          <h3 className="font-semibold">{t("editor.changes", { version: scorecard.version + 1 })}</h3>
          {changes.length === 0 ? (
            <p className="text-muted-foreground">{t("editor.noChanges")}</p>
          ) : (
            <ul className="list-disc ps-5">
              {changes.map((text) => (
                <li key={text}>
                  <bdi>{text}</bdi>
                </li>
              ))}
            </ul>
          )}
          {state.ok || state.message === null ? null : <Notice tone="consider" title={state.message} />}
          <Field label={t("editor.note")} hint={t("editor.noteHint")} optional>
            {(control) => (
              <Input {...control} value={note} maxLength={300} onChange={(event) => setNote(event.target.value)} />
            )}
          </Field>
          <div>
            <Button
              variant="primary"
              aria-disabled={running || undefined}
              disabled={changes.length === 0}
              onClick={() => void publish()}
            >
              {t("editor.publish", { version: scorecard.version + 1 })}
            </Button>
          </div>
        </section>
      </div>
      <Preview lines={lines} />
    </div>
  );
}

/** The scorecard as a reviewer sees it; nothing that is tried here is kept. */
function Preview({ lines }: { lines: readonly Edited[] }) {
  const t = useTranslations("quality");
  const locale = useLocale();
  const [ratings, setRatings] = useState<Readonly<Record<string, number | null>>>({});
  const shown = lines.filter(({ min, max }) => min < max).map((line) => ({ ...line, key: String(line.id) }));
  const inRange = shown.flatMap(({ key, min, max }): [string, number | null][] => {
    const rating = ratings[key];
    return rating === undefined || (rating !== null && (rating < min || rating > max)) ? [] : [[key, rating]];
  });
  const score = reviewScore(rateLines(shown, Object.fromEntries(inRange)));
  return (
    <Section title={t("editor.preview")} dek={t("editor.previewDek")} thin level={3}>
      <div className="mt-3 grid gap-4">
        {shown.map((line) => (
          <CategoryField
            key={line.key}
            category={line}
            rating={ratings[line.key]}
            comment=""
            error={undefined}
            onFocus={() => undefined}
            onRate={(rating) => setRatings({ ...ratings, [line.key]: rating })}
            onComment={() => undefined}
          />
        ))}
        <p className="text-lg">
          <span className="text-muted-foreground text-sm">{t("score")} </span>
          <bdi className="font-semibold">{formatValue(score, "percent", { locale })}</bdi>
        </p>
      </div>
    </Section>
  );
}
