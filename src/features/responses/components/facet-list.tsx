import { Check } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Facet, FacetOption } from "@/features/responses/describe-facets";
import { cn } from "@/ui/cn";

/** What the list can be narrowed down by, each with how many answers it leaves. Every choice is an address. */
export function FacetList({ facets, note }: { facets: readonly Facet[]; note: string | null }) {
  const t = useTranslations("answers");
  return (
    <>
      {facets.map((facet) => (
        <section key={facet.name} className="mt-4" aria-label={facet.title}>
          <h2 className="font-medium text-muted-foreground text-xs">
            <bdi>{facet.title}</bdi>
          </h2>
          <ul className="mt-0.5">
            {facet.options.map((option) => (
              <FacetLink key={option.key} option={option} foreign={facet.foreign} />
            ))}
          </ul>
          {facet.further.length > 0 ? (
            <details>
              <summary className="inline-flex min-h-6 items-center rounded-sm text-muted-foreground text-xs underline underline-offset-3 pointer-coarse:min-h-11">
                {t("more", { n: facet.further.length })}
              </summary>
              <ul>
                {facet.further.map((option) => (
                  <FacetLink key={option.key} option={option} foreign={facet.foreign} />
                ))}
              </ul>
            </details>
          ) : null}
        </section>
      ))}
      {note ? <p className="mt-4 text-muted-foreground text-xs">{note}</p> : null}
    </>
  );
}

function FacetLink({ option, foreign }: { option: FacetOption; foreign: boolean }) {
  return (
    <li>
      <Link
        href={option.href}
        prefetch={false}
        scroll={false}
        aria-current={option.current ? "true" : undefined}
        className="-mx-1 flex min-h-6.5 items-center gap-2 rounded-sm px-1 hover:bg-muted pointer-coarse:min-h-11"
      >
        <span
          aria-hidden="true"
          className={cn(
            "grid size-4 shrink-0 place-items-center rounded-[3px] border",
            option.current ? "border-primary bg-primary text-primary-foreground" : "border-input bg-card",
          )}
        >
          {option.current ? <Check size={12} strokeWidth={2.5} /> : null}
        </span>
        <span dir={foreign ? "auto" : undefined} className="min-w-0 flex-1 truncate">
          {option.label}
        </span>
        {option.count === null ? null : <span className="text-muted-foreground text-xs">{option.count}</span>}
      </Link>
    </li>
  );
}
