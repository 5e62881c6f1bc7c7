import { useTranslations } from "next-intl";
import type { ChangedPart, ChangeLine, ChangeView } from "@/features/surveys/versions/describe-changes";
import { Badge } from "@/ui/badge";
import { cn } from "@/ui/cn";
import { Section } from "@/ui/section";

/** What changed, part by part, each line as it was and as it is. */
export function ChangeList({ changes, level = 2 }: { changes: ChangeView; level?: 2 | 3 }) {
  const t = useTranslations("publish");
  const { questions, endings, survey } = changes;
  return (
    <div className="grid gap-8">
      {questions.length > 0 ? (
        <Section title={t("list.questions")} level={level} thin={level === 3}>
          <Parts parts={questions} />
        </Section>
      ) : null}
      {endings.length > 0 ? (
        <Section title={t("endings")} level={level} thin={level === 3}>
          <Parts parts={endings} />
        </Section>
      ) : null}
      {survey.length > 0 ? (
        <Section title={t("list.survey")} level={level} thin={level === 3}>
          <Lines lines={survey} className="mt-2" />
        </Section>
      ) : null}
    </div>
  );
}

function Parts({ parts }: { parts: readonly ChangedPart[] }) {
  const t = useTranslations("publish.list");
  return (
    <ol className="mt-1">
      {parts.map((part) => (
        <li key={`${part.state} ${part.id}`} className="border-border border-b py-3 last:border-0">
          <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
            <span className="w-6 shrink-0 text-muted-foreground tabular-nums">{part.mark}</span>
            <bdi dir="auto" className="min-w-0 flex-1 basis-48 font-semibold wrap-anywhere">
              {part.title}
            </bdi>
            <span className="flex items-baseline gap-2 max-sm:ms-8">
              {part.kind ? <span className="text-muted-foreground text-xs">{part.kind}</span> : null}
              <Badge tone={part.state === "changed" ? "plain" : part.state === "new" ? "live" : "muted"}>
                {t(`state.${part.state}`)}
              </Badge>
            </span>
          </div>
          {part.moved ? <p className="ms-8 mt-1 text-muted-foreground">{t("moved", part.moved)}</p> : null}
          <Lines lines={part.lines} className="ms-8 mt-2" />
        </li>
      ))}
    </ol>
  );
}

function Lines({ lines, className }: { lines: readonly ChangeLine[]; className?: string }) {
  const t = useTranslations("publish.list");
  if (lines.length === 0) return null;
  return (
    <ul className={cn("grid gap-3", className)}>
      {lines.map((line) => (
        <li key={line.key} className="min-w-0">
          <p className="text-muted-foreground text-xs">
            {line.language
              ? t.rich("in", {
                  name: line.name,
                  language: () => <bdi lang={line.locale ?? undefined}>{line.language}</bdi>,
                })
              : line.name}
          </p>
          {line.whole === null ? (
            <div className="mt-0.5 grid gap-x-6 gap-y-1 sm:grid-cols-2">
              <Value word={t("before")} text={line.before} locale={line.locale} old />
              <Value word={t("now")} text={line.after} locale={line.locale} />
            </div>
          ) : (
            <div className="mt-0.5">
              <Value
                word={line.whole === "came" ? t("state.new") : t("state.gone")}
                text={line.after ?? line.before}
                locale={line.locale}
                old={line.whole === "went"}
              />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Value({
  word,
  text,
  locale,
  old,
}: {
  word: string;
  text: string | null;
  locale: string | null;
  old?: boolean;
}) {
  return (
    <p className="flex min-w-0 gap-2">
      <span className="w-12 shrink-0 text-muted-foreground text-xs leading-5">{word}</span>
      {text === null ? (
        <span className="text-muted-foreground">—</span>
      ) : (
        <bdi
          dir="auto"
          lang={locale ?? undefined}
          className={cn("min-w-0 whitespace-pre-line wrap-anywhere", old && "text-muted-foreground")}
        >
          {text}
        </bdi>
      )}
    </p>
  );
}
