"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Dismissal } from "@/domain/survey/lint/dismissal";
import type { Finding } from "@/domain/survey/lint/finding";
import type { Lint } from "@/domain/survey/lint/lint-survey";
import { sayFinding } from "@/features/surveys/say-finding";
import { Button } from "@/ui/button";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";

const AT_ONCE = 3;
/** Said where they are mended: beside the colour, beside the button that publishes. */
const SAID_ELSEWHERE = ["low-contrast", "scale-changed"];

/** What spoils answers, as one types: the three that matter most, each with why, by whom, and how to mend it. */
export function SurveyLint({
  lint,
  elsewhere = SAID_ELSEWHERE,
  mendOf,
  onDismissed,
}: {
  lint: Lint;
  /** Rules that are told in another place of the page. */
  elsewhere?: readonly string[];
  /** What mends a finding at a press; null where its author has to. */
  mendOf: (finding: Finding) => (() => void) | null;
  onDismissed: (dismissed: Dismissal[]) => void;
}) {
  const t = useTranslations("lint");
  const words = useTranslations("findings");
  const open = lint.open.filter(({ rule }) => !elsewhere.includes(rule));
  const kept = lint.dismissed.map(({ rule, path, about, reason }) => ({ rule, path, about, reason }));
  if (open.length === 0 && kept.length === 0) return null;
  const more = open.length - AT_ONCE;
  return (
    <section aria-label={t("about")} className="grid gap-3">
      {open.slice(0, AT_ONCE).map((finding) => (
        <FoundNotice
          key={`${finding.rule} ${finding.path}`}
          finding={finding}
          onMend={mendOf(finding)}
          onLeave={(reason) =>
            onDismissed([...kept, { rule: finding.rule, path: finding.path, about: finding.about, reason }])
          }
        />
      ))}
      {more > 0 ? <p className="text-muted-foreground text-xs">{t("more", { n: more })}</p> : null}
      {lint.dismissed.length > 0 ? (
        <details className="text-xs">
          <summary className="flex min-h-8 items-center rounded-sm text-muted-foreground">
            {t("left", { n: lint.dismissed.length })}
          </summary>
          <ul className="grid gap-2 pt-1">
            {lint.dismissed.map(({ reason, ...finding }) => (
              <li key={`${finding.rule} ${finding.path}`} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="min-w-0 flex-1">
                  {sayFinding(words, finding).what}{" "}
                  <span className="text-muted-foreground">{t("quoted", { text: reason })}</span>
                </span>
                <Button
                  size="sm"
                  variant="ghost"
                  onClick={() =>
                    onDismissed(kept.filter((one) => one.rule !== finding.rule || one.path !== finding.path))
                  }
                >
                  {t("back")}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function FoundNotice({
  finding,
  onMend,
  onLeave,
}: {
  finding: Finding;
  onMend: (() => void) | null;
  onLeave: (reason: string) => void;
}) {
  const t = useTranslations("lint");
  const [asking, setAsking] = useState(false);
  const { wording, severity } = finding;
  const { what, why, source, mend } = sayFinding(useTranslations("findings"), finding);
  const leave = (field: HTMLInputElement) => {
    const reason = field.value.trim();
    if (reason === "") field.focus();
    else onLeave(reason.slice(0, 500));
  };
  return (
    <Notice tone={severity} title={what}>
      <p>
        {why}{" "}
        <span className="text-xs">
          (<bdi>{source}</bdi>)
        </span>
      </p>
      <p className="mt-1 text-foreground">{wording ? t("instead", { wording }) : mend}</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        {onMend ? (
          <Button size="sm" onClick={onMend}>
            {t(wording ? "use" : "offer")}
          </Button>
        ) : null}
        {severity === "blocks" ? null : asking ? (
          <LeaveField onLeave={leave} onStop={() => setAsking(false)} />
        ) : (
          <Button size="sm" variant="ghost" onClick={() => setAsking(true)}>
            {t("leave")}
          </Button>
        )}
      </div>
    </Notice>
  );
}

/** The reason, asked in the form that surrounds it: so a field of its own with a button, no form in a form. */
function LeaveField({ onLeave, onStop }: { onLeave: (field: HTMLInputElement) => void; onStop: () => void }) {
  const t = useTranslations("lint");
  const [field, setField] = useState<HTMLInputElement | null>(null);
  return (
    <>
      <Input
        ref={setField}
        autoFocus
        aria-label={t("why")}
        placeholder={t("why")}
        maxLength={500}
        className="w-60"
        onKeyDown={(event) => {
          if (event.key === "Escape") onStop();
          if (event.key !== "Enter") return;
          event.preventDefault();
          onLeave(event.currentTarget);
        }}
      />
      <Button size="sm" onClick={() => (field ? onLeave(field) : undefined)}>
        {t("leave")}
      </Button>
    </>
  );
}
