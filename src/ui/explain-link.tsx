import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { cn } from "@/ui/cn";

/** The name of a number as the way to its definition: dotted, so that it disturbs no reading. Its title says so, so that its name stays the number’s. */
export function ExplainLink({ className, ...rest }: ComponentProps<typeof Link>) {
  const t = useTranslations("ui");
  return (
    <Link
      prefetch={false}
      title={t("explain")}
      className={cn(
        "inline-flex min-h-6 items-center rounded-sm underline decoration-dotted underline-offset-3 hover:text-foreground hover:decoration-solid print:no-underline",
        className,
      )}
      {...rest}
    />
  );
}
