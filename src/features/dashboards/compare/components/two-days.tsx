import { useTranslations } from "next-intl";
import { useId } from "react";
import type { DaysChoice } from "@/features/dashboards/compare/describe-choices";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Input } from "@/ui/input";

/** First and last day of a side, sent by GET, so that they stand in the address and need no script. */
export function TwoDays({ form, label, className }: { form: DaysChoice; label: string; className?: string }) {
  const t = useTranslations("ui.range");
  const id = useId();
  const days = [
    { name: form.names[0], label: t("from"), value: form.from },
    { name: form.names[1], label: t("to"), value: form.to },
  ];
  return (
    <form
      method="get"
      action={form.action}
      aria-label={label}
      className={cn("flex flex-wrap items-end gap-2", className)}
    >
      {form.hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {days.map((day) => (
        <div key={day.name} className="min-w-0 flex-1 basis-28">
          <label htmlFor={`${id}-${day.name}`} className="text-muted-foreground text-xs">
            {day.label}
          </label>
          <Input
            id={`${id}-${day.name}`}
            type="date"
            name={day.name}
            defaultValue={day.value}
            required
            className="mt-0.5"
          />
        </div>
      ))}
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}
