"use client";

import { type SettingAction, SettingForm } from "@/features/surveys/settings/components/setting-form";
import { Checkbox } from "@/ui/checkbox";
import { RadioCards } from "@/ui/radio-cards";

const LAYOUTS = [
  { value: "one", title: "One question a screen", text: "Calm and quick on phones. Right for up to about eight." },
  {
    value: "grouped",
    title: "Grouped",
    text: "Several on a scrolling screen. Long surveys lose fewer people this way, but more questions are skipped.",
  },
];

/** How the page asks. Part of the document: it goes live with the next publishing. */
export function PageForm({
  action,
  page,
  questions,
}: {
  action: SettingAction;
  page: { readonly layout: string; readonly progress: boolean; readonly autoAdvance: boolean };
  questions: number;
}) {
  return (
    <SettingForm
      id="page"
      title="How the page asks"
      dek="Part of the draft: respondents see it once you publish."
      action={action}
    >
      {({ values }) => (
        <div className="grid gap-4" key={JSON.stringify(page)}>
          <RadioCards
            legend="Layout"
            name="layout"
            columns={2}
            cards={LAYOUTS}
            defaultValue={values?.layout ?? page.layout}
          />
          <Checkbox
            name="progress"
            label="Show how far one is"
            note={
              questions <= 3
                ? "This survey has three questions or fewer: nothing is shown, as counting would take longer than answering."
                : "Counted by the way each person takes."
            }
            defaultChecked={page.progress}
          />
          <Checkbox
            name="autoAdvance"
            label="Go on by itself after a choice"
            note="Only by a click, Space or Enter, never by the arrow keys."
            defaultChecked={page.autoAdvance}
          />
        </div>
      )}
    </SettingForm>
  );
}
