import type { AlertWords } from "@/features/alerts/alert-words";
import { ActionForm } from "@/features/alerts/components/action-form";
import { FOLLOWED_METRICS, segmentText } from "@/features/alerts/input";
import type { loadAlerts } from "@/features/alerts/loaders";
import type { FormAction } from "@/platform/form-state";
import { nameGroup } from "@/platform/i18n/name-group";
import { Field } from "@/ui/field";
import { NativeSelect } from "@/ui/native-select";

type View = Pick<Awaited<ReturnType<typeof loadAlerts>>, "asked" | "choices">;

/** Which number to follow: a metric, of which survey, of whose answers. Filled in by the address where one leads here. */
export function FollowForm({
  view: { asked, choices },
  words,
  action,
}: {
  view: View;
  words: AlertWords;
  action: FormAction;
}) {
  const { t, metrics, locale } = words;
  return (
    <ActionForm
      action={action}
      fields={asked?.question ? { question: asked.question } : {}}
      submit={t("add.button")}
      className="mt-3 grid items-end gap-3 sm:grid-cols-[1fr_1fr_1fr_auto] *:last:sm:col-span-full"
    >
      <Field label={t("add.metric")}>
        {(control) => (
          <NativeSelect {...control} name="metric" defaultValue={asked?.metric ?? "nps"}>
            {FOLLOWED_METRICS.map((metric) => (
              <option key={metric} value={metric}>
                {metrics(`short.${metric}`)}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field label={t("add.survey")}>
        {(control) => (
          <NativeSelect {...control} name="survey" defaultValue={asked?.survey ?? ""}>
            <option value="">{t("add.allSurveys")}</option>
            {choices.surveys.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field label={t("add.segment")}>
        {(control) => (
          <NativeSelect {...control} name="segment" defaultValue={segmentText(asked?.segment ?? null)}>
            <option value="">{t("add.everybody")}</option>
            {choices.dimensions.map(({ name, values }) => (
              <optgroup key={name} label={name}>
                {values.map((value) => (
                  <option key={value} value={segmentText({ name, value })}>
                    {nameGroup(name, value, locale)}
                  </option>
                ))}
              </optgroup>
            ))}
          </NativeSelect>
        )}
      </Field>
    </ActionForm>
  );
}
