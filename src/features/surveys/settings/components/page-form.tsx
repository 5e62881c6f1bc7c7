"use client";

import { useTranslations } from "next-intl";
import { type SettingAction, SettingForm } from "@/features/surveys/settings/components/setting-form";
import { Checkbox } from "@/ui/checkbox";
import { RadioCards } from "@/ui/radio-cards";

const LAYOUTS = ["one", "grouped"] as const;

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
  const t = useTranslations("surveySettings.page");
  return (
    <SettingForm id="page" title={t("title")} dek={t("dek")} action={action}>
      {({ values }) => (
        <div className="grid gap-4" key={JSON.stringify(page)}>
          <RadioCards
            legend={t("layout")}
            name="layout"
            columns={2}
            cards={LAYOUTS.map((value) => ({ value, title: t(`${value}.title`), text: t(`${value}.text`) }))}
            defaultValue={values?.layout ?? page.layout}
          />
          <Checkbox
            name="progress"
            label={t("progress")}
            note={questions <= 3 ? t("progressFew") : t("progressNote")}
            defaultChecked={page.progress}
          />
          <Checkbox name="autoAdvance" label={t("advance")} note={t("advanceNote")} defaultChecked={page.autoAdvance} />
        </div>
      )}
    </SettingForm>
  );
}
