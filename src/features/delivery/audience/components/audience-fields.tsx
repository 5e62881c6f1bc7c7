import { useTranslations } from "next-intl";
import type { FormState } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { Textarea } from "@/ui/textarea";

/** Whom to ask: all customers, those with one attribute, or those who are pasted. */
export function AudienceFields({ attributes, state }: { attributes: readonly string[]; state: FormState }) {
  const t = useTranslations("audience");
  const { errors, values } = state;
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-2 font-semibold">{t("legend")}</legend>
      <p className="text-muted-foreground">{t("all")}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("attribute")} optional>
          {(control) => (
            <NativeSelect {...control} name="attribute" defaultValue={values?.attribute ?? ""}>
              <option value="">{t("any")}</option>
              {attributes.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t("value")} optional error={errors.value}>
          {(control) => <Input {...control} name="value" maxLength={500} defaultValue={values?.value ?? ""} />}
        </Field>
      </div>
      <Field label={t("named")} hint={t("namedHint")} optional error={errors.named}>
        {(control) => <Textarea {...control} name="named" rows={4} defaultValue={values?.named ?? ""} />}
      </Field>
    </fieldset>
  );
}
