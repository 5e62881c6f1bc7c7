"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { CategoryInput } from "@/features/quality/scorecards/input";
import { MOST_SCORE } from "@/features/quality/scorecards/input";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Textarea } from "@/ui/textarea";

/** One line of the scorecard with everything that can be said of it. */
export function CategoryEditor({
  line,
  share,
  errors,
  onChange,
  onUp,
  onDown,
  onRemove,
}: {
  line: CategoryInput;
  /** Of a hundred. */
  share: string;
  errors: Readonly<Record<string, string>>;
  onChange: (more: Partial<CategoryInput>) => void;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onRemove: (() => void) | null;
}) {
  const t = useTranslations("quality.editor");
  const name = line.name === "" ? t("unnamed") : line.name;
  const scores = Array.from({ length: Math.max(0, line.max - line.min + 1) }, (_, place) => line.min + place);
  const number = (text: string) => (text === "" ? Number.NaN : Number(text));
  return (
    <fieldset className="grid gap-3 border-border border-t pt-3">
      <legend className="sr-only">{name}</legend>
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_6rem_auto]">
        <Field label={t("name")} error={errors.name}>
          {(control) => (
            <Input
              {...control}
              dir="auto"
              value={line.name}
              maxLength={80}
              onChange={(event) => onChange({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t("weight")} hint={t("share", { share })} error={errors.weight}>
          {(control) => (
            <Input
              {...control}
              type="number"
              min={0}
              max={1_000}
              step="any"
              value={Number.isFinite(line.weight) ? line.weight : ""}
              onChange={(event) => onChange({ weight: number(event.target.value) })}
            />
          )}
        </Field>
        <div className="flex items-start gap-1 sm:pt-5">
          <Button
            variant="ghost"
            size="icon"
            aria-label={t("up", { name })}
            disabled={onUp === null}
            onClick={() => onUp?.()}
          >
            <ArrowUp size={16} aria-hidden="true" />
          </Button>
          <Button
            variant="ghost"
            size="icon"
            aria-label={t("down", { name })}
            disabled={onDown === null}
            onClick={() => onDown?.()}
          >
            <ArrowDown size={16} aria-hidden="true" />
          </Button>
          <Button
            variant="ghost"
            size="icon"
            aria-label={t("remove", { name })}
            disabled={onRemove === null}
            onClick={() => onRemove?.()}
          >
            <Trash2 size={16} aria-hidden="true" />
          </Button>
        </div>
      </div>
      <Checkbox
        label={t("critical")}
        note={t("criticalHint")}
        checked={line.critical}
        onChange={(event) => onChange({ critical: event.target.checked })}
      />
      <details>
        <summary className="min-h-6 cursor-pointer text-muted-foreground">{t("more")}</summary>
        <div className="mt-2 grid gap-3">
          <div className="grid max-w-xs grid-cols-2 gap-3">
            {(["min", "max"] as const).map((end) => (
              <Field key={end} label={t(end)} error={errors[end]}>
                {(control) => (
                  <Input
                    {...control}
                    type="number"
                    min={0}
                    max={MOST_SCORE}
                    step={1}
                    value={Number.isFinite(line[end]) ? line[end] : ""}
                    onChange={(event) => onChange({ [end]: number(event.target.value) })}
                  />
                )}
              </Field>
            ))}
          </div>
          <Field label={t("description")} optional>
            {(control) => (
              <Textarea
                {...control}
                rows={1}
                value={line.description}
                maxLength={500}
                onChange={(event) => onChange({ description: event.target.value })}
              />
            )}
          </Field>
          {scores.slice(0, MOST_SCORE + 1).map((score) => (
            <Field key={score} label={t("meaning", { score })} optional>
              {(control) => (
                <Input
                  {...control}
                  dir="auto"
                  value={line.meanings[String(score)] ?? ""}
                  maxLength={300}
                  onChange={(event) => onChange({ meanings: { ...line.meanings, [score]: event.target.value } })}
                />
              )}
            </Field>
          ))}
        </div>
      </details>
    </fieldset>
  );
}
