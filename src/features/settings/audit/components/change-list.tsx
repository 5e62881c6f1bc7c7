import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ChangeView } from "@/features/settings/audit/tell-changes";

/** More than so many stand behind a press. */
const SHOWN = 4;
/** A file has them whole. */
const LONGEST = 240;

/** What was, and what it became, field by field. */
export function ChangeList({ changes }: { changes: readonly ChangeView[] }) {
  const t = useTranslations("audit");
  const rest = changes.slice(SHOWN);
  if (changes.length === 0) return null;
  return (
    <>
      <Changes of={changes.slice(0, SHOWN)} />
      {rest.length === 0 ? null : (
        <details>
          <summary className="inline-flex min-h-6 items-center rounded-sm text-primary text-xs underline decoration-primary/35 underline-offset-3 pointer-coarse:min-h-11">
            {t("more", { n: rest.length })}
          </summary>
          <Changes of={rest} />
        </details>
      )}
    </>
  );
}

function Changes({ of }: { of: readonly ChangeView[] }) {
  return (
    <dl className="mt-0.5 grid gap-0.5 text-xs">
      {of.map((change) => (
        <div key={change.field} className="flex flex-wrap gap-x-1.5">
          <dt className="text-muted-foreground">
            <bdi>{change.field}</bdi>
          </dt>{" "}
          <dd className="flex min-w-0 flex-wrap items-center gap-x-1.5">
            <Change {...change} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ before, after }: ChangeView) {
  const t = useTranslations("audit");
  if (before === null) return <bdi className="break-words">{cut(after ?? "")}</bdi>;
  return (
    <>
      <span className="sr-only">{t("was")}</span> <bdi className="break-words text-muted-foreground">{cut(before)}</bdi>{" "}
      {after === null ? null : (
        <>
          <ArrowRight size={12} aria-hidden="true" className="shrink-0 text-muted-foreground rtl:-scale-x-100" />
          <span className="sr-only">{t("became")}</span> <bdi className="break-words">{cut(after)}</bdi>
        </>
      )}
    </>
  );
}

function cut(text: string): string {
  const signs = [...text];
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST).join("")}…` : text;
}
