"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type SettingAction, SettingForm } from "@/features/surveys/settings/components/setting-form";
import type { SettingsView } from "@/features/surveys/settings/loaders";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { Notice } from "@/ui/notice";
import { RadioCards } from "@/ui/radio-cards";

const POLICIES = ["all", "latest", "first"] as const;

/** How often the same person is usually asked, in days. */
const CADENCES = [
  { days: 30, name: "month" },
  { days: 91, name: "quarter" },
  { days: 182, name: "half" },
  { days: 365, name: "year" },
] as const;

type Repeats = SettingsView["repeats"];

/** What a person's later answer means, with the warning where the window is too long for how often one asks. */
export function RepeatsForm({
  action,
  repeats,
  pending,
  anonymous,
}: {
  action: SettingAction;
  repeats: Repeats;
  pending: Repeats | null;
  anonymous: boolean;
}) {
  const t = useTranslations("surveySettings.repeats");
  const wanted = pending ?? repeats;
  return (
    <SettingForm id="repeats" title={t("title")} dek={t("dek")} action={action}>
      {({ values, errors }) => (
        <>
          {pending === null ? null : (
            <Notice title={t("pending")}>
              {t("pendingText", { now: sayPolicy(repeats, t), next: sayPolicy(pending, t) })}
            </Notice>
          )}
          {anonymous ? <Notice>{t("anonymous")}</Notice> : null}
          <RepeatsFields
            policy={values?.policy ?? wanted.policy}
            windowDays={values?.windowDays ?? String(wanted.policy === "all" ? 30 : wanted.windowDays)}
            error={errors.windowDays}
            key={JSON.stringify(wanted)}
          />
        </>
      )}
    </SettingForm>
  );
}

function RepeatsFields(start: { policy: string; windowDays: string; error: string | undefined }) {
  const t = useTranslations("surveySettings.repeats");
  const [policy, setPolicy] = useState(start.policy);
  const [days, setDays] = useState(start.windowDays);
  const [cadence, setCadence] = useState<number>(CADENCES[1].days);
  const longest = Math.ceil(cadence / 2) - 1;
  const tooLong = Number(days) > longest;
  return (
    <>
      <RadioCards
        legend={t("legend")}
        hideLegend
        name="policy"
        cards={POLICIES.map((value) => ({ value, title: t(`${value}.title`), text: t(`${value}.text`) }))}
        value={policy}
        onChoose={setPolicy}
      />
      {policy === "all" ? null : (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("within")} error={start.error}>
            {(control) => (
              <Input
                {...control}
                name="windowDays"
                inputMode="numeric"
                autoComplete="off"
                value={days}
                onChange={(event) => setDays(event.target.value)}
              />
            )}
          </Field>
          <Field label={t("asked")} hint={t("askedHint")}>
            {(control) => (
              <NativeSelect {...control} value={cadence} onChange={(event) => setCadence(Number(event.target.value))}>
                {CADENCES.map((one) => (
                  <option key={one.days} value={one.days}>
                    {t(`cadences.${one.name}`)}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
          {tooLong ? (
            <Notice tone="consider" title={t("tooLong")} className="sm:col-span-2">
              {t("tooLongText", { days, longest })}
            </Notice>
          ) : null}
        </div>
      )}
    </>
  );
}

function sayPolicy(repeats: Repeats, t: ReturnType<typeof useTranslations<"surveySettings.repeats">>): string {
  if (repeats.policy === "all") return t("say.all");
  return t(`say.${repeats.policy}`, { days: repeats.windowDays });
}
