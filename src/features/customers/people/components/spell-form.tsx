import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { LEAVING_REASONS } from "@/domain/customer/leaving-reason";
import type { SpellState } from "@/features/customers/people/actions";
import type { PersonView } from "@/features/customers/people/loaders";
import { type FormAction, IDLE } from "@/platform/form-state";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { KeptForm } from "@/ui/kept-form";
import { NativeSelect } from "@/ui/native-select";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

/** One contract: its days, its money, and why it ended. */
export function SpellForm({
  spell,
  today,
  ending,
  save,
  onSaved,
}: {
  spell: PersonView["spells"][number] | null;
  today: string;
  /** The day it ends is filled in. */
  ending: boolean;
  save: FormAction<SpellState>;
  onSaved: (state: SpellState) => void;
}) {
  const t = useTranslations("people");
  const reasons = useTranslations("staying");
  const [state, action] = useActionState(async (before: SpellState, form: FormData) => {
    const after = await save(before, form);
    if (after.ok) onSaved(after);
    return after;
  }, IDLE as SpellState);
  const { errors } = state;
  return (
    <KeptForm action={action} className="grid gap-4">
      {state.message && !state.ok ? <Notice tone="blocks" title={state.message} /> : null}
      <input type="hidden" name="spell" value={spell?.id ?? ""} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("start")} error={errors.start}>
          {(control) => (
            <Input {...control} type="date" name="start" required defaultValue={spell?.startDay ?? today} />
          )}
        </Field>
        <Field label={t("end")} optional hint={t("endHint")} error={errors.end}>
          {(control) => (
            <Input {...control} type="date" name="end" defaultValue={spell?.endDay ?? (ending ? today : "")} />
          )}
        </Field>
        <Field label={t("revenue")} optional error={errors.mrr}>
          {(control) => (
            <Input
              {...control}
              name="mrr"
              inputMode="decimal"
              maxLength={20}
              defaultValue={spell?.mrr == null ? "" : String(spell.mrr / 100)}
            />
          )}
        </Field>
        <Field label={t("currency")} optional error={errors.currency}>
          {(control) => <Input {...control} name="currency" maxLength={3} defaultValue={spell?.currency ?? ""} />}
        </Field>
        <Field label={t("plan")} optional error={errors.plan}>
          {(control) => <Input {...control} name="plan" maxLength={100} defaultValue={spell?.plan ?? ""} />}
        </Field>
        <Field label={t("reason")} optional error={errors.reason}>
          {(control) => (
            <NativeSelect {...control} name="reason" defaultValue={spell?.reason ?? ""}>
              <option value="">{t("noReason")}</option>
              {LEAVING_REASONS.map((one) => (
                <option key={one} value={one}>
                  {reasons(`reasons.codes.${one}`)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      </div>
      <Field label={t("reasonNote")} optional error={errors.reasonNote}>
        {(control) => <Input {...control} name="reasonNote" maxLength={2_000} defaultValue={spell?.reasonNote ?? ""} />}
      </Field>
      <div>
        <SubmitButton>{t("save")}</SubmitButton>
      </div>
    </KeptForm>
  );
}
