import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { cn } from "@/ui/cn";

interface LinkGroup {
  readonly label: string;
  readonly links: readonly { readonly href: string; readonly label: string; readonly current: boolean }[];
}

/**
 * Many parts of one place, in groups beside the page: each has its own address, and none hides behind an edge whatever the
 * language. Where there is no room beside it, they stand behind a line that names the current one.
 */
export function SideLinks({ label, groups }: { label: string; groups: readonly LinkGroup[] }) {
  const current = groups.flatMap(({ links }) => links).find((link) => link.current);
  return (
    <nav aria-label={label} className="print:hidden">
      <details className="group rounded-md border border-input bg-card lg:hidden">
        <summary className="flex min-h-11 cursor-pointer list-none items-center justify-between gap-2 rounded-md px-3 font-medium [&::-webkit-details-marker]:hidden">
          {current?.label ?? label}
          <ChevronDown size={16} aria-hidden="true" className="group-open:rotate-180" />
        </summary>
        <Groups groups={groups} className="gap-3 border-border border-t p-3 sm:grid-cols-2" />
      </details>
      <Groups groups={groups} className="gap-5 max-lg:hidden" />
    </nav>
  );
}

function Groups({ groups, className }: { groups: readonly LinkGroup[]; className: string }) {
  return (
    <div className={cn("grid", className)}>
      {groups.map((group) => (
        <div key={group.label}>
          <p className="px-3 pb-1 text-muted-foreground text-xs">{group.label}</p>
          <ul aria-label={group.label} className="border-border border-s">
            {group.links.map(({ href, label, current }) => (
              <li key={href}>
                <Link
                  href={href}
                  prefetch={false}
                  aria-current={current ? "page" : undefined}
                  className={cn(
                    "-ms-px flex min-h-7 items-center border-transparent border-s-2 px-3 font-medium -outline-offset-2 pointer-coarse:min-h-11",
                    current ? "border-primary text-foreground" : "text-muted-foreground hover:text-foreground",
                  )}
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
