"use client";

import { useTranslations } from "next-intl";
import type { Question } from "@/domain/survey/definition";
import type { Edit } from "@/domain/survey/edit/edit";
import { removePart } from "@/domain/survey/edit/remove-part";
import { textIn } from "@/domain/survey/locale";
import { errorAt } from "@/features/surveys/builder/question/edit-text";
import { ItemList } from "@/features/surveys/builder/question/item-list";
import { NumberField } from "@/features/surveys/builder/question/number-field";
import type { Writing } from "@/features/surveys/builder/question/text-field";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { NativeSelect } from "@/ui/native-select";

type Category = Extract<Question, { kind: "quality" }>["categories"][number];

interface Of<Kind extends "matrix" | "quality"> {
  question: Extract<Question, { kind: Kind }>;
  writing: Writing;
  path: string;
  onChange: (next: Question) => void;
  onEdit: (edit: Edit) => void;
}

/** The rows of a matrix, which are asked one after the other on the same scale. */
export function MatrixRows({ question, writing, path, onChange, onEdit }: Of<"matrix">) {
  return (
    <ItemList
      items={question.rows}
      writing={writing}
      path={`${path}.rows`}
      noun="row"
      most={50}
      make={(id, label) => ({ id, label })}
      onItems={(rows) => onChange({ ...question, rows })}
      onRemove={(row) => onEdit(removePart(writing.definition, question.id, "rows", row.id))}
    />
  );
}

/** A scorecard: categories with weights that add up in sight, and the rows that are scored in each. */
export function QualityFields({ question, writing, path, onChange, onEdit }: Of<"quality">) {
  const t = useTranslations("builder");
  const { definition, locale, errors } = writing;
  const { categories, rows } = question;
  const nameOf = (category: Category) => textIn(category.label, locale, definition.locale);
  const total = categories.reduce((sum, { weight }) => sum + weight, 0);
  const even = Math.abs(total - 100) < 0.005;
  const share = (weight: number) => Math.round((1000 * weight) / total) / 10;

  return (
    <div className="grid gap-6">
      <section aria-label={t("items.category.all")} className="grid gap-2">
        <h4 className="font-medium">{t("items.category.all")}</h4>
        <ItemList<Category>
          items={categories}
          writing={writing}
          path={`${path}.categories`}
          noun="category"
          most={20}
          make={(id, label) => ({ id, label, weight: even ? 10 : Math.max(1, Math.min(100, round(100 - total))) })}
          onItems={(next) => onChange({ ...question, categories: next })}
          onRemove={({ id }) => {
            const left = categories.filter((one) => one.id !== id);
            const home = left[0]?.id ?? id;
            const moved = rows.map((row) => (row.category === id ? { ...row, category: home } : row));
            onChange({ ...question, categories: left, rows: moved });
          }}
          detail={(category, put, place) => (
            <div className="mt-1 flex flex-wrap items-end gap-x-5 gap-y-1">
              <NumberField
                label={t("quality.weight")}
                least={0.01}
                most={100}
                value={category.weight}
                suffix={even ? "%" : t("quality.share", { share: share(category.weight) })}
                error={errorAt(errors, `${path}.categories.${place}.weight`)}
                onValue={(weight) => {
                  if (weight !== undefined) put({ ...category, weight });
                }}
              />
              <Checkbox
                label={t("quality.critical")}
                note={t("quality.criticalNote")}
                checked={category.critical ?? false}
                onChange={(event) => {
                  const { critical: _, ...rest } = category;
                  put(event.target.checked ? { ...rest, critical: true } : rest);
                }}
              />
            </div>
          )}
        />
        <p className="flex flex-wrap items-center gap-x-3 border-border border-t pt-2" role="status">
          <span>
            {t.rich(even ? "quality.sum" : "quality.sumShare", {
              sum: () => <span className="font-medium">{round(total)}</span>,
            })}
          </span>
          {even ? null : (
            <Button size="sm" onClick={() => onChange({ ...question, categories: toHundred(categories, total) })}>
              {t("quality.hundred")}
            </Button>
          )}
        </p>
      </section>
      <section aria-label={t("items.row.all")} className="grid gap-2">
        <h4 className="font-medium">{t("quality.rows")}</h4>
        <ItemList
          items={rows}
          writing={writing}
          path={`${path}.rows`}
          noun="row"
          most={50}
          make={(id, label) => ({ id, label, category: rows.at(-1)?.category ?? categories[0]?.id ?? "" })}
          onItems={(next) => onChange({ ...question, rows: next })}
          onRemove={(row) => onEdit(removePart(definition, question.id, "rows", row.id))}
          detail={(row, put, place) => (
            <>
              <NativeSelect
                aria-label={t("quality.categoryOf", { name: textIn(row.label, locale, definition.locale) })}
                className="mt-1 max-w-72"
                value={row.category}
                onChange={(event) => put({ ...row, category: event.target.value })}
              >
                {categories.map((category) => (
                  <option key={category.id} value={category.id}>
                    {nameOf(category)}
                  </option>
                ))}
              </NativeSelect>
              {errorAt(errors, `${path}.rows.${place}.category`) ? (
                <p className="mt-1 text-destructive text-xs">{errorAt(errors, `${path}.rows.${place}.category`)}</p>
              ) : null}
            </>
          )}
        />
      </section>
      {categories
        .filter(({ id }) => !rows.some((row) => row.category === id))
        .map((category) => (
          <p key={category.id} className="text-muted-foreground text-xs">
            {t("quality.unused", { name: nameOf(category) })}
          </p>
        ))}
    </div>
  );
}

/** The same shares on a total of 100, in hundredths; what rounding leaves goes to the heaviest. */
function toHundred(categories: readonly Category[], total: number): Category[] {
  const scaled = categories.map((one) => ({ ...one, weight: round((100 * one.weight) / total) }));
  const heaviest = scaled.reduce((most, one, at) => (one.weight > (scaled[most]?.weight ?? 0) ? at : most), 0);
  const left = 100 - scaled.reduce((sum, { weight }) => sum + weight, 0);
  return scaled.map((one, at) => (at === heaviest ? { ...one, weight: round(one.weight + left) } : one));
}

function round(weight: number): number {
  return Math.round(100 * weight) / 100;
}
