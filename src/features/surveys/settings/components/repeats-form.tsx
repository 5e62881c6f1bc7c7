"use client";

import { useState } from "react";
import { type SettingAction, SettingForm } from "@/features/surveys/settings/components/setting-form";
import type { SettingsView } from "@/features/surveys/settings/loaders";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { Notice } from "@/ui/notice";
import { RadioCards } from "@/ui/radio-cards";

const CARDS = [
  { value: "all", title: "All count", text: "Each visit, ticket or delivery is rated once." },
  { value: "latest", title: "The latest counts", text: "One person, one opinion: the newer replaces the older." },
  { value: "first", title: "The first counts", text: "What comes again within the days is set aside." },
];

/** How often the same person is usually asked, in days. */
const CADENCES = [
  { days: 30, label: "every month" },
  { days: 91, label: "every quarter" },
  { days: 182, label: "every half year" },
  { days: 365, label: "every year" },
];

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
  const wanted = pending ?? repeats;
  return (
    <SettingForm
      id="repeats"
      title="When the same person answers again"
      dek="Known by the customer that a program, an import or a link names. Answers without a name always count."
      action={action}
    >
      {({ values, errors }) => (
        <>
          {pending === null ? null : (
            <Notice title="Stored answers are being looked through again">
              Until that is done, “{sayPolicy(repeats)}” holds and all numbers show it. Then “{sayPolicy(pending)}”.
            </Notice>
          )}
          {anonymous ? (
            <Notice>This survey is anonymous: nobody’s answers can be told apart, so all of them count.</Notice>
          ) : null}
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
  const [policy, setPolicy] = useState(start.policy);
  const [days, setDays] = useState(start.windowDays);
  const [cadence, setCadence] = useState(CADENCES[1]?.days ?? 91);
  const longest = Math.ceil(cadence / 2) - 1;
  const tooLong = Number(days) > longest;
  return (
    <>
      <RadioCards
        legend="Which answers count"
        hideLegend
        name="policy"
        cards={CARDS}
        value={policy}
        onChoose={setPolicy}
      />
      {policy === "all" ? null : (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Within how many days" error={start.error}>
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
          <Field label="You ask the same person" hint="Only to check the days beside it.">
            {(control) => (
              <NativeSelect {...control} value={cadence} onChange={(event) => setCadence(Number(event.target.value))}>
                {CADENCES.map((one) => (
                  <option key={one.days} value={one.days}>
                    {one.label}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
          {tooLong ? (
            <Notice tone="consider" title="Too long for how often you ask" className="sm:col-span-2">
              People do not answer on the same day each time. With {days} days, an answer to one round would replace
              that person’s answer to another. Keep it under half of the time between two rounds: at most {longest}{" "}
              days.
            </Notice>
          ) : null}
        </div>
      )}
    </>
  );
}

function sayPolicy(repeats: Repeats): string {
  if (repeats.policy === "all") return "all count";
  return `the ${repeats.policy} counts, within ${repeats.windowDays} days`;
}
