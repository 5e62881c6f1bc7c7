"use client";

import { useTranslations } from "next-intl";
import type { FormState } from "@/platform/form-state";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Textarea } from "@/ui/textarea";

/** What stands in the fields of a link's form: what was typed, else what the link has. */
export interface LinkValues {
  readonly names: boolean;
  readonly comments: boolean;
  readonly label: string;
  readonly sites: string;
}

/** The values of a form that was refused, or those it began with. */
export function valuesOf({ values }: FormState, first: LinkValues): LinkValues {
  if (values === undefined) return first;
  const { names, comments, label = "", sites = "" } = values;
  return { names: names === "on", comments: comments === "on", label, sites };
}

/** Which names and words a link shows. */
export function ShowsFields({
  view,
  values,
}: {
  view: "survey" | "overview" | "compare" | "goal";
  values: LinkValues;
}) {
  const t = useTranslations("share.new");
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-medium">{t("shows")}</legend>
      <Checkbox
        name="names"
        defaultChecked={values.names}
        label={t(view === "goal" ? "goalNames" : "names")}
        note={t(view === "goal" ? "goalNamesNote" : "namesNote")}
      />
      {view === "survey" ? (
        <Checkbox name="comments" defaultChecked={values.comments} label={t("comments")} note={t("commentsNote")} />
      ) : null}
      <p className="text-muted-foreground text-xs">{t("minimum")}</p>
    </fieldset>
  );
}

/** What a link is for, in the words of whoever made it. */
export function LabelField({ values, error }: { values: LinkValues; error: string | undefined }) {
  const t = useTranslations("share.new");
  return (
    <Field label={t("label")} hint={t("labelHint")} error={error} optional>
      {(control) => <Input {...control} name="label" defaultValue={values.label} maxLength={80} />}
    </Field>
  );
}

/** The sites that may show a link's view in a frame; open where there are some, or one is refused. */
export function SitesField({ values, error }: { values: LinkValues; error: string | undefined }) {
  const t = useTranslations("share.new");
  return (
    <details open={error !== undefined || values.sites !== ""}>
      <summary className="inline-block min-h-6 rounded-sm font-medium text-primary underline decoration-primary/35 underline-offset-3 hover:decoration-primary">
        {t("embed")}
      </summary>
      <Field label={t("sites")} hint={t("sitesHint")} error={error} className="mt-3">
        {(control) => (
          <Textarea
            {...control}
            name="sites"
            dir="ltr"
            spellCheck={false}
            defaultValue={values.sites}
            className="font-mono"
          />
        )}
      </Field>
    </details>
  );
}
