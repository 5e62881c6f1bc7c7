import { useTranslations } from "next-intl";
import {
  QUARANTINE_DAYS,
  SETTLE_DAYS,
  USUAL_QUARANTINE_DAYS,
  USUAL_SETTLE_DAYS,
} from "@/features/delivery/mailings/input";
import { LINK_DAYS, USUAL_LINK_DAYS } from "@/features/delivery/personal-links/input";
import type { FormState } from "@/platform/form-state";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";

/** How often anybody is asked, how many mails leave a day, and whether who has not begun is asked once more. */
export function LimitFields({ values, errors }: Pick<FormState, "values" | "errors">) {
  const t = useTranslations("mailings");
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-2 font-semibold">{t("rules")}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("quarantine")} hint={t("quarantineHint")} error={errors.quarantine}>
          {(control) => (
            <NativeSelect
              {...control}
              name="quarantine"
              defaultValue={values?.quarantine ?? String(USUAL_QUARANTINE_DAYS)}
            >
              {QUARANTINE_DAYS.map((n) => (
                <option key={n} value={n}>
                  {t("nDays", { n })}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t("days")}>
          {(control) => (
            <NativeSelect {...control} name="days" defaultValue={values?.days ?? String(USUAL_LINK_DAYS)}>
              {LINK_DAYS.map((n) => (
                <option key={n} value={n}>
                  {t("nDays", { n })}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t("cap")} hint={t("capHint")} optional error={errors.cap}>
          {(control) => <Input {...control} name="cap" inputMode="numeric" defaultValue={values?.cap ?? ""} />}
        </Field>
      </div>
      <Checkbox
        name="reminds"
        label={t("reminds")}
        note={t("remindsNote")}
        defaultChecked={values === undefined || values.reminds === "on"}
      />
    </fieldset>
  );
}

/** After how long new customers are asked, and on which days: of a mailing that repeats. */
export function RepeatFields({ values }: Pick<FormState, "values">) {
  const t = useTranslations("mailings");
  return (
    <>
      <Field label={t("settle")} hint={t("settleHint")}>
        {(control) => (
          <NativeSelect {...control} name="settle" defaultValue={values?.settle ?? String(USUAL_SETTLE_DAYS)}>
            {SETTLE_DAYS.map((n) => (
              <option key={n} value={n}>
                {t("settleDays", { n })}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Checkbox name="weekdays" label={t("weekdays")} defaultChecked={values?.weekdays === "on"} />
    </>
  );
}
