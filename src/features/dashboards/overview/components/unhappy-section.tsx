import Link from "next/link";
import { useTranslations } from "next-intl";
import type { UnhappyView } from "@/features/dashboards/overview/describe-unhappy";
import { cn } from "@/ui/cn";
import { RowsLink } from "@/ui/rows-link";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";

/** How following up goes in a few figures, and whom to call first: who waits longest. */
export function UnhappySection({ unhappy }: { unhappy: UnhappyView }) {
  const t = useTranslations("overview.unhappy");
  return (
    <Section
      title={t("title")}
      dek={unhappy.whose || undefined}
      actions={
        <TextLink href={unhappy.all} className="inline-flex min-h-6 items-center text-xs">
          {t("all")}
        </TextLink>
      }
    >
      <ul className="mt-1 flex flex-wrap gap-x-4 text-xs">
        {unhappy.lines.map(({ figure, text, late, href }) => (
          <li key={text}>
            <bdi className={cn("font-semibold text-sm", late && "text-worse")}>
              <RowsLink href={href} label={`${figure} ${text}`} className="-my-1">
                {figure}
              </RowsLink>
            </bdi>{" "}
            <span className="text-muted-foreground">{text}</span>
          </li>
        ))}
      </ul>
      <ul>
        {unhappy.first.map((one) => (
          <li key={one.id} className="min-w-0 border-border border-b py-1">
            <p className="truncate">
              <Link href={one.href} prefetch={false} className="font-medium hover:underline">
                <bdi>{one.who}</bdi>
              </Link>
              <span className={cn("ms-2 text-xs", one.late ? "font-medium text-worse" : "text-muted-foreground")}>
                {one.due}
              </span>
            </p>
            <p dir="auto" className="truncate text-muted-foreground text-xs">
              {one.words}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
