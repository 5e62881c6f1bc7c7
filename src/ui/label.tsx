import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { cn } from "@/ui/cn";

/** The name of a field. What is not required says "Optional"; nothing carries a star. */
export function Label({
  className,
  optional,
  children,
  htmlFor,
  ...rest
}: ComponentProps<"label"> & { optional?: boolean }) {
  const t = useTranslations("ui");
  return (
    <label htmlFor={htmlFor} className={cn("block font-medium", className)} {...rest}>
      {children}
      {optional ? <span className="font-normal text-muted-foreground"> {t("optional")}</span> : null}
    </label>
  );
}
