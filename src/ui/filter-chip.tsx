import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** A filter that is on, with the link that takes it off: "Region: EMEA ×". */
export function FilterChip({ href, children }: { href: string; children: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      className="inline-flex h-7 max-w-full items-center gap-2 rounded-md bg-primary-soft px-2.5 font-medium text-primary hover:underline pointer-coarse:h-11"
    >
      <span className="sr-only">{t("removeFilter")} </span>
      <bdi className="truncate">{children}</bdi>
      <X size={14} aria-hidden="true" className="shrink-0 print:hidden" />
    </Link>
  );
}
