import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Input } from "@/ui/input";

/** A form that sends days of one's own by GET, with everything else as it is. */
export interface OwnDays {
  readonly action: string;
  readonly from: string;
  readonly to: string;
  readonly hidden: readonly (readonly [name: string, value: string])[];
}

/** Days of one's own, sent by GET, so that they stand in the address and need no script. */
export function DaysForm({ form, className }: { form: OwnDays; className?: string }) {
  const id = useId();
  const t = useTranslations("ui.range");
  return (
    <form method="get" action={form.action} className={cn("flex flex-wrap items-end gap-2", className)}>
      {form.hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {(["from", "to"] as const).map((name) => (
        <div key={name} className="min-w-0 flex-1 basis-28">
          <label htmlFor={`${id}-${name}`} className="text-muted-foreground text-xs">
            {t(name)}
          </label>
          <Input id={`${id}-${name}`} type="date" name={name} defaultValue={form[name]} required className="mt-0.5" />
        </div>
      ))}
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}
