import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/ui/cn";

/** The choices of a `ScopeValue` as links: the current one is marked and says so. */
export function ScopeChoices({
  choices,
}: {
  choices: readonly { href: string; label: ReactNode; note?: ReactNode; current?: boolean }[];
}) {
  return (
    <ul className="-m-1.5">
      {choices.map((choice) => (
        <li key={choice.href}>
          <Link
            href={choice.href}
            prefetch={false}
            scroll={false}
            aria-current={choice.current ? "true" : undefined}
            className="flex min-h-8 items-center gap-2 rounded-sm px-2 -outline-offset-2 hover:bg-muted pointer-coarse:min-h-11"
          >
            <Check
              size={14}
              aria-hidden="true"
              className={cn("shrink-0 text-primary", choice.current ? "" : "invisible")}
            />
            <bdi className="min-w-0">{choice.label}</bdi>
            {choice.note ? <span className="ms-auto ps-2 text-muted-foreground text-xs">{choice.note}</span> : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}
