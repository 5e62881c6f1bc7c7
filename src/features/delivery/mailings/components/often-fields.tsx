import { useTranslations } from "next-intl";
import { EVERY_MONTHS } from "@/domain/invitation/waves";
import { RepeatFields } from "@/features/delivery/mailings/components/limit-fields";
import type { FormState } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { NativeSelect } from "@/ui/native-select";

/** Whether a survey is sent once or again in each period; what holds only where it repeats shows only then. */
export function OftenFields({ values }: Pick<FormState, "values">) {
  const t = useTranslations("mailings");
  return (
    <fieldset className="group/often grid gap-4">
      <legend className="mb-2 font-semibold">{t("often")}</legend>
      <Field label={t("often")} hint={t("everyHint")}>
        {(control) => (
          <NativeSelect {...control} name="every" defaultValue={values?.every ?? "0"}>
            <option value="0">{t("once")}</option>
            {EVERY_MONTHS.map((n) => (
              <option key={n} value={n}>
                {t("every", { n })}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <div className="grid gap-4 group-has-[select[name=every]_option[value='0']:checked]/often:hidden">
        <RepeatFields values={values} />
        <p className="text-muted-foreground text-sm">{t("hour")}</p>
      </div>
    </fieldset>
  );
}
