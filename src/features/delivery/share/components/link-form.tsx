"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { makeShareLink } from "@/features/delivery/share/actions";
import { LINK_DAYS, USUAL_LINK_DAYS } from "@/features/delivery/share/input";
import { IDLE } from "@/platform/form-state";
import { ButtonLink } from "@/ui/button-link";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { Notice } from "@/ui/notice";
import { RadioCards } from "@/ui/radio-cards";
import { SubmitButton } from "@/ui/submit-button";
import { Textarea } from "@/ui/textarea";

/** A view that can be shared: its address, and what the form says of it. */
export interface Shareable {
  readonly view: "survey" | "overview" | "compare" | "goal";
  readonly survey?: string;
  readonly goal?: string;
  readonly name: string;
  readonly details: readonly string[];
  readonly params: readonly (readonly [string, string])[];
  /** Whether its days can move on with the calendar. */
  readonly moves: boolean;
  readonly days: { readonly from: string; readonly to: string; readonly text: string } | null;
  readonly hasComments: boolean;
  /** The view itself. */
  readonly back: string;
}

/** Chooses what a link shows, for how long and where, and makes it. */
export function LinkForm({ slug, shareable }: { slug: string; shareable: Shareable }) {
  const t = useTranslations("share.new");
  const [state, action] = useActionState(makeShareLink.bind(null, slug), IDLE);
  const { days, moves, hasComments } = shareable;
  const kept = state.values;
  return (
    <form action={action} noValidate className="grid max-w-2xl gap-6">
      <input type="hidden" name="view" value={shareable.view} />
      {shareable.survey ? <input type="hidden" name="survey" value={shareable.survey} /> : null}
      {shareable.goal ? <input type="hidden" name="goal" value={shareable.goal} /> : null}
      <input type="hidden" name="params" value={JSON.stringify(shareable.params)} />
      {state.message ? <Notice tone="consider">{state.message}</Notice> : null}
      <div>
        <p className="font-medium">{t("view")}</p>
        <p className="mt-1">
          <bdi className="font-semibold">{shareable.name}</bdi>
          {shareable.details.map((detail) => (
            <span key={detail} className="text-muted-foreground">
              {" · "}
              <bdi>{detail}</bdi>
            </span>
          ))}
        </p>
      </div>
      {days ? (
        <>
          <input type="hidden" name="from" value={days.from} />
          <input type="hidden" name="to" value={days.to} />
          <RadioCards
            legend={t("days")}
            name="days"
            columns={2}
            defaultValue={kept?.days ?? (moves ? "moving" : "fixed")}
            cards={[
              ...(moves ? [{ value: "moving", title: t("moving"), note: t("movingNote", { days: days.text }) }] : []),
              { value: "fixed", title: t("fixed"), note: t("fixedNote", { days: days.text }) },
            ]}
          />
        </>
      ) : null}
      <fieldset className="grid gap-3">
        <legend className="mb-1 font-medium">{t("shows")}</legend>
        <Checkbox
          name="names"
          defaultChecked={kept ? kept.names === "on" : true}
          label={t(shareable.view === "goal" ? "goalNames" : "names")}
          note={t(shareable.view === "goal" ? "goalNamesNote" : "namesNote")}
        />
        {hasComments ? (
          <Checkbox
            name="comments"
            defaultChecked={kept?.comments === "on"}
            label={t("comments")}
            note={t("commentsNote")}
          />
        ) : null}
        <p className="text-muted-foreground text-xs">{t("minimum")}</p>
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("until")} error={state.errors.until}>
          {(control) => (
            <NativeSelect {...control} name="until" defaultValue={kept?.until ?? String(USUAL_LINK_DAYS)}>
              {LINK_DAYS.map((n) => (
                <option key={n} value={n}>
                  {n === 365 ? t("year") : t("forDays", { n })}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t("label")} hint={t("labelHint")} error={state.errors.label} optional>
          {(control) => <Input {...control} name="label" defaultValue={kept?.label} maxLength={80} />}
        </Field>
      </div>
      <details open={state.errors.sites !== undefined}>
        <summary className="inline-block min-h-6 rounded-sm font-medium text-primary underline decoration-primary/35 underline-offset-3 hover:decoration-primary">
          {t("embed")}
        </summary>
        <Field label={t("sites")} hint={t("sitesHint")} error={state.errors.sites} className="mt-3">
          {(control) => (
            <Textarea
              {...control}
              name="sites"
              dir="ltr"
              spellCheck={false}
              defaultValue={kept?.sites}
              className="font-mono"
            />
          )}
        </Field>
      </details>
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{t("make")}</SubmitButton>
        <ButtonLink href={shareable.back}>{t("cancel")}</ButtonLink>
      </div>
    </form>
  );
}
