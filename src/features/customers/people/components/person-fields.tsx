"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { writeAttributeLines } from "@/features/customers/people/attribute-lines";
import type { PersonView } from "@/features/customers/people/loaders";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { Textarea } from "@/ui/textarea";

/** Everything of a customer's record but the id, which stays. */
export function PersonFields({
  row,
  accounts = [],
  errors,
}: {
  row?: PersonView["row"];
  /** External ids of the accounts they belong to. */
  accounts?: readonly string[];
  errors: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("people");
  // As they stood when the form was opened: what is sent is what was changed since then.
  const [attributes] = useState(() => writeAttributeLines(row?.attributes ?? {}));
  const consent = row?.consent == null ? "" : row.consent ? "yes" : "no";
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("name")} optional error={errors.name}>
          {(control) => <Input {...control} name="name" maxLength={200} defaultValue={row?.name ?? ""} />}
        </Field>
        <Field label={t("email")} optional error={errors.email}>
          {(control) => (
            <Input {...control} name="email" type="email" maxLength={254} defaultValue={row?.email ?? ""} />
          )}
        </Field>
        <Field label={t("kind")} error={errors.kind}>
          {(control) => (
            <NativeSelect {...control} name="kind" defaultValue={row?.kind ?? "person"}>
              <option value="person">{t("person")}</option>
              <option value="account">{t("account")}</option>
            </NativeSelect>
          )}
        </Field>
        <Field label={t("accounts")} optional hint={t("accountsHint")} error={errors.accounts}>
          {(control) => <Input {...control} name="accounts" defaultValue={accounts.join(", ")} />}
        </Field>
        <Field label={t("language")} optional error={errors.locale}>
          {(control) => <Input {...control} name="locale" maxLength={35} defaultValue={row?.locale ?? ""} />}
        </Field>
        <Field label={t("consent")} error={errors.consent}>
          {(control) => (
            <NativeSelect {...control} name="consent" defaultValue={consent}>
              <option value="">{t("consents.unasked")}</option>
              <option value="yes">{t("consents.yes")}</option>
              <option value="no">{t("consents.no")}</option>
            </NativeSelect>
          )}
        </Field>
      </div>
      <input type="hidden" name="attributesShown" value={attributes} />
      <Field label={t("attributes")} optional hint={t("attributesHint")} error={errors.attributes}>
        {(control) => <Textarea {...control} name="attributes" rows={4} defaultValue={attributes} />}
      </Field>
    </>
  );
}
