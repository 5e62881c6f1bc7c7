import Link from "next/link";
import { cn } from "@/ui/cn";

/** The places of one thing as a row of links, the current one underlined as in the top bar. On a phone the row scrolls. */
export function LinkRow({
  label,
  links,
  className,
}: {
  label: string;
  links: readonly { readonly href: string; readonly label: string; readonly current?: boolean }[];
  className?: string;
}) {
  return (
    <nav
      aria-label={label}
      className={cn("flex max-w-full gap-4 overflow-x-auto px-1 [scrollbar-width:none] print:hidden", className)}
    >
      {links.map(({ href, label, current }) => (
        <Link
          key={href}
          href={href}
          prefetch={false}
          aria-current={current ? "page" : undefined}
          className={cn(
            "flex min-h-9 shrink-0 items-center border-transparent border-b-2 font-medium -outline-offset-2 pointer-coarse:min-h-11",
            current
              ? "border-primary text-foreground [scroll-initial-target:nearest]"
              : "text-muted-foreground hover:text-foreground",
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
