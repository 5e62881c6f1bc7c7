"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { SubmitButton } from "@/ui/submit-button";

/** What can be done with one suggestion: a topic of its own under a name, words for another topic, or nothing. */
export function SuggestionForm({
  row,
  topics,
  action,
}: {
  row: { readonly id: string; readonly label: string };
  topics: readonly { readonly id: string; readonly name: string }[];
  action: FormAction;
}) {
  const t = useTranslations("topics.suggestions");
  const [state, send] = useActionState(action, IDLE);
  return (
    <form action={send} className="mt-2 flex flex-wrap items-end gap-2">
      <input type="hidden" name="id" value={row.id} />
      <Field label={t("name")} error={state.errors.name} className="flex-1 basis-40">
        {(control) => <Input {...control} name="name" defaultValue={row.label} maxLength={60} dir="auto" />}
      </Field>
      <SubmitButton variant="outline" name="intent" value="accept">
        {t("accept")}
      </SubmitButton>
      <Button type="submit" variant="quiet" name="intent" value="dismiss">
        {t("dismiss")}
      </Button>
      <details className="basis-full">
        <summary className="min-h-6 w-fit text-muted-foreground text-xs pointer-coarse:min-h-11">{t("merge")}</summary>
        <div className="mt-1 flex flex-wrap items-end gap-2">
          <Field label={t("mergeInto")} className="flex-1 basis-40">
            {(control) => (
              <NativeSelect {...control} name="into">
                {topics.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
          <Button type="submit" name="intent" value="merge">
            {t("merge")}
          </Button>
        </div>
      </details>
      <p role="status" className="basis-full text-muted-foreground text-xs empty:hidden">
        {state.message}
      </p>
    </form>
  );
}

/** Looks for new topics now. */
export function LookForm({ action }: { action: FormAction }) {
  const t = useTranslations("topics.suggestions");
  const [state, send] = useActionState(action, IDLE);
  return (
    <form action={send} className="flex flex-wrap items-center gap-2">
      <SubmitButton variant="outline">{t("look")}</SubmitButton>
      <span role="status">{state.message}</span>
    </form>
  );
}
