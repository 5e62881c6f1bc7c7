"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import {
  LabelField,
  type LinkValues,
  ShowsFields,
  SitesField,
  valuesOf,
} from "@/features/delivery/share/components/link-fields";
import { type FormAction, IDLE } from "@/platform/form-state";
import { ButtonLink } from "@/ui/button-link";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

/** A link that may be changed: what it has now, and the days between which it may end. */
export interface ChangeableLink {
  readonly id: string;
  readonly view: "survey" | "overview" | "compare" | "goal";
  readonly name: string;
  readonly shows: string;
  readonly values: LinkValues;
  /** Its last day, and the first and last that it may have. */
  readonly until: string;
  readonly earliest: string;
  readonly latest: string;
}

/** Changes what a link shows, until when and where; its address stays. */
export function ChangeLinkForm({
  change,
  linksHref,
  link,
}: {
  change: FormAction;
  linksHref: string;
  link: ChangeableLink;
}) {
  const t = useTranslations("share.change");
  const [state, action] = useActionState(change, IDLE);
  const { errors } = state;
  const values = valuesOf(state, link.values);
  return (
    <form action={action} noValidate className="grid max-w-2xl gap-6">
      <input type="hidden" name="id" value={link.id} />
      {state.message ? <Notice tone="consider">{state.message}</Notice> : null}
      <p>
        <bdi className="font-semibold">{link.name}</bdi>
        {link.shows ? (
          <span className="text-muted-foreground">
            {" · "}
            <bdi>{link.shows}</bdi>
          </span>
        ) : null}
      </p>
      <ShowsFields view={link.view} values={values} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("until")} hint={t("untilHint")} error={errors.until}>
          {(control) => (
            <Input
              {...control}
              type="date"
              name="until"
              min={link.earliest}
              max={link.latest}
              defaultValue={state.values?.until ?? link.until}
            />
          )}
        </Field>
        <LabelField values={values} error={errors.label} />
      </div>
      <SitesField values={values} error={errors.sites} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{t("save")}</SubmitButton>
        <ButtonLink href={linksHref}>{t("cancel")}</ButtonLink>
      </div>
    </form>
  );
}
