"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { RulesView } from "@/features/follow-ups/rules/loaders";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";

/** What a new row says until somebody changes it. */
const FIRST_HOURS = 24;

/** Which answers of choice open a follow-up, one a row; the last row is empty, so that one can be added without a script. */
export function ChoiceRows({ view, errors }: { view: RulesView; errors: Readonly<Record<string, string>> }) {
  const t = useTranslations("followUpRules.choices");
  const [rows, setRows] = useState(() =>
    [...view.choices, { name: "", hours: FIRST_HOURS }].map((row, key) => ({ ...row, key })),
  );
  const adding = useRef<HTMLButtonElement>(null);
  const add = () =>
    setRows((now) => [...now, { name: "", hours: FIRST_HOURS, key: 1 + Math.max(-1, ...now.map(({ key }) => key)) }]);
  if (view.choosable.length === 0) return <p className="text-muted-foreground">{t("none")}</p>;
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-medium">{t("title")}</legend>
      <p className="text-muted-foreground text-xs">{t("hint")}</p>
      {rows.map((row, index) => (
        <div key={row.key} className="flex flex-wrap items-end gap-x-3 gap-y-2">
          <Field label={t("answer")} className="min-w-0 flex-1 basis-64">
            {(control) => (
              <NativeSelect {...control} name="choice.name" defaultValue={row.name}>
                <option value="">{t("nothing")}</option>
                {view.choosable.map(({ id, name, options }) => (
                  <optgroup key={id} label={name}>
                    {options.map((option) => (
                      <option key={option.name} value={option.name}>
                        {[option.label ?? t(option.id === "yes" ? "yes" : "no"), option.question].join(" · ")}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </NativeSelect>
            )}
          </Field>
          <Field label={t("due")} error={errors[`choice.${index}`]} className="w-36">
            {(control) => (
              <Input {...control} name="choice.hours" inputMode="numeric" defaultValue={row.hours} required />
            )}
          </Field>
          <Button
            type="button"
            variant="ghost"
            aria-label={t("removeRow", { n: index + 1 })}
            onClick={() => {
              setRows((now) => now.filter(({ key }) => key !== row.key));
              adding.current?.focus();
            }}
          >
            {t("remove")}
          </Button>
        </div>
      ))}
      <p>
        <Button ref={adding} type="button" variant="quiet" onClick={add}>
          {t("add")}
        </Button>
      </p>
    </fieldset>
  );
}
