"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { LabelField, ShowsFields, SitesField, valuesOf } from "@/features/delivery/share/components/link-fields";
import { LINK_DAYS, USUAL_LINK_DAYS } from "@/features/delivery/share/input";
import { type FormAction, IDLE } from "@/platform/form-state";
import { ButtonLink } from "@/ui/button-link";
import { Field } from "@/ui/field";
import { NativeSelect } from "@/ui/native-select";
import { Notice } from "@/ui/notice";
import { RadioCards } from "@/ui/radio-cards";
import { SubmitButton } from "@/ui/submit-button";

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
  /** The view itself. */
  readonly back: string;
}

/** Chooses what a link shows, for how long and where, and makes it. */
export function LinkForm({ make, shareable }: { make: FormAction; shareable: Shareable }) {
  const t = useTranslations("share.new");
  const [state, action] = useActionState(make, IDLE);
  const { days, moves } = shareable;
  const kept = state.values;
  const values = valuesOf(state, { names: true, comments: false, label: "", sites: "" });
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
      <ShowsFields view={shareable.view} values={values} />
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
        <LabelField values={values} error={state.errors.label} />
      </div>
      <SitesField values={values} error={state.errors.sites} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{t("make")}</SubmitButton>
        <ButtonLink href={shareable.back}>{t("cancel")}</ButtonLink>
      </div>
    </form>
  );
}
