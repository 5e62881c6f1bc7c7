import { useTranslations } from "next-intl";
import { useId } from "react";
import type { DaysForm as Form } from "@/features/dashboards/survey/describe-scope";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Input } from "@/ui/input";

/** Days of one's own, sent by GET, so that they stand in the address and need no script. */
export function DaysForm({ form, className }: { form: Form; className?: string }) {
  const id = useId();
  const t = useTranslations("dashboard.scope");
  return (
    <form method="get" action={form.action} className={cn("flex flex-wrap items-end gap-2", className)}>
      {form.hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="min-w-0 flex-1 basis-28">
        <label htmlFor={`${id}-from`} className="text-muted-foreground text-xs">
          {t("from")}
        </label>
        <Input id={`${id}-from`} type="date" name="from" defaultValue={form.from} required className="mt-0.5" />
      </div>
      <div className="min-w-0 flex-1 basis-28">
        <label htmlFor={`${id}-to`} className="text-muted-foreground text-xs">
          {t("to")}
        </label>
        <Input id={`${id}-to`} type="date" name="to" defaultValue={form.to} required className="mt-0.5" />
      </div>
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}
