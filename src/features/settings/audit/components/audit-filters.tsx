import { useTranslations } from "next-intl";
import type { AuditView } from "@/features/settings/audit/loaders";
import { AUDIT_KINDS } from "@/platform/audit-actions";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { TextLink } from "@/ui/text-link";

/** What narrows the trail down: a form that writes the address, so that it works without a script and can be sent on. */
export function AuditFilters({ view }: { view: AuditView }) {
  const t = useTranslations("audit");
  const { path, query, people, keys, left } = view;
  return (
    <search>
      <form
        action={path}
        // Anew where the address says something else: fields that were typed into keep what was typed.
        key={JSON.stringify(query)}
        className="mt-4 mb-3 flex flex-wrap items-end gap-3 print:hidden"
      >
        {query.on === null ? null : <input type="hidden" name="on" value={query.on} />}
        <Field label={t("who")} className="w-full sm:w-52">
          {(control) => (
            <NativeSelect {...control} name="who" defaultValue={query.who ?? ""}>
              <option value="">{t("everybody")}</option>
              {left === null ? null : <option value={left.id}>{t("gone", { name: left.name })}</option>}
              <optgroup label={t("members")}>
                {people.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </optgroup>
              {keys.length === 0 ? null : (
                <optgroup label={t("keys")}>
                  {keys.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </optgroup>
              )}
              <option value="job">Candor</option>
            </NativeSelect>
          )}
        </Field>
        <Field label={t("kind")} className="w-full sm:w-52">
          {(control) => (
            <NativeSelect {...control} name="kind" defaultValue={query.kind ?? ""}>
              <option value="">{t("everything")}</option>
              {AUDIT_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`kinds.${kind}`)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t("fromDay")} className="flex-1 sm:flex-none">
          {(control) => <Input {...control} type="date" name="from" defaultValue={query.from ?? ""} />}
        </Field>
        <Field label={t("toDay")} className="flex-1 sm:flex-none">
          {(control) => <Input {...control} type="date" name="to" defaultValue={query.to ?? ""} />}
        </Field>
        <span className="flex items-center gap-3 pb-0.5">
          <Button type="submit">{t("show")}</Button>
          {view.filtered ? <TextLink href={path}>{t("all")}</TextLink> : null}
        </span>
      </form>
    </search>
  );
}
