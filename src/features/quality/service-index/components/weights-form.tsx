"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { INDEX_PARTS, type IndexWeights } from "@/domain/metrics/service-index";
import type { IndexView } from "@/features/quality/service-index/describe-index";
import { type FormState, IDLE } from "@/platform/form-state";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

/** The weights of the index, which have to make 100; those of earlier versions can be taken up again. */
export function WeightsForm({
  view: { version, weights, history, first },
  action,
}: {
  view: Pick<IndexView, "version" | "weights" | "history" | "first">;
  action: (before: FormState, form: FormData) => Promise<FormState>;
}) {
  const t = useTranslations("quality.index");
  const [state, act] = useActionState(action, IDLE);
  const [typed, setTyped] = useState(written(weights));
  const sum = INDEX_PARTS.reduce((all, part) => all + (Number(typed[part]) || 0), 0);
  const earlier = [...history.slice(1), ...(version > 0 ? [{ version: 0, day: "", ...first }] : [])];
  return (
    <form action={act} className="mt-3 grid gap-4">
      <input type="hidden" name="from" value={version} />
      <div className="grid gap-4 sm:grid-cols-2">
        {INDEX_PARTS.map((part) => (
          <Field key={part} label={t("weightOf", { part: t(`parts.${part}`) })} error={state.errors[part]}>
            {(control) => (
              <Input
                {...control}
                type="number"
                name={part}
                min={0}
                max={100}
                step={1}
                required
                value={typed[part]}
                onChange={({ target }) => setTyped((before) => ({ ...before, [part]: target.value }))}
              />
            )}
          </Field>
        ))}
      </div>
      <p aria-live="polite" className="text-muted-foreground tabular-nums">
        {sum === 100 ? t("sumRight") : t("faults.sum", { sum })}
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton variant="outline">{t("save")}</SubmitButton>
        {state.message === null ? null : <Notice tone={state.ok ? "done" : "consider"} title={state.message} />}
      </div>
      {earlier.length === 0 ? null : (
        <ul>
          {earlier.map((one) => (
            <li
              key={one.version}
              className="flex flex-wrap items-baseline justify-between gap-x-4 border-border border-t py-2"
            >
              <span>
                {one.version === 0 ? t("atFirst") : t("version", { version: one.version, day: one.day })}
                <bdi className="block text-muted-foreground text-xs">{one.said}</bdi>
              </span>
              <Button type="button" size="sm" onClick={() => setTyped(written(one.weights))}>
                {t("takeUp")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

function written({ reviews, customers, csat, promises }: IndexWeights) {
  return { reviews: `${reviews}`, customers: `${customers}`, csat: `${csat}`, promises: `${promises}` };
}
