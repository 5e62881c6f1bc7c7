import { useTranslations } from "next-intl";
import { DeleteNote } from "@/features/quality/coaching/components/delete-note";
import type { CoachingView } from "@/features/quality/coaching/loaders";
import { EmptyState } from "@/ui/empty-state";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

/** All coaching notes that the reader may see. */
export function CoachingPage({ view }: { view: CoachingView }) {
  const t = useTranslations("quality.coaching");
  const list = useTranslations("quality.list");
  return (
    <PageBody width="wide">
      <TextLink href={view.back}>{t("back")}</TextLink>
      <Verdict className="mt-2" lead={t("lead")}>
        {t("title")}
      </Verdict>
      {view.notes.length === 0 ? (
        <EmptyState
          title={t("none")}
          className="mt-4"
          actions={<TextLink href={`${view.back}/reviews`}>{list("open")}</TextLink>}
        >
          {t("noneLead")}
        </EmptyState>
      ) : (
        <ul className="mt-5">
          {view.notes.map((note) => (
            <li key={note.id} className="grid gap-1 border-border border-t py-3">
              <div className="flex flex-wrap items-baseline gap-x-3">
                <h2 className="font-semibold">
                  <bdi>{note.agent}</bdi>
                </h2>
                <span className="text-muted-foreground text-xs">
                  <bdi>{[note.team, note.day, note.by].filter(Boolean).join(" · ")}</bdi>
                </span>
                <span className="ms-auto flex items-center gap-3">
                  {note.review ? <TextLink href={note.review}>{t("review")}</TextLink> : null}
                  {note.mayDelete ? <DeleteNote slug={view.slug} id={note.id} /> : null}
                </span>
              </div>
              <NotePart label={t("wentWell")} text={note.wentWell} />
              <NotePart label={t("toTry")} text={note.toTry} />
              <NotePart label={t("agreedOn")} text={note.agreedOn} />
            </li>
          ))}
        </ul>
      )}
    </PageBody>
  );
}

function NotePart({ label, text }: { label: string; text: string }) {
  if (text === "") return null;
  return (
    <p className="max-w-prose">
      <span className="text-muted-foreground">{label}: </span>
      <span dir="auto" className="whitespace-pre-line">
        {text}
      </span>
    </p>
  );
}
