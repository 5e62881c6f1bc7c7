import { useLocale, useTranslations } from "next-intl";
import type { ImportReply } from "@/features/surveys/transfer/answer-import";
import { SurveyOutline } from "@/features/surveys/versions/components/survey-outline";
import { commaOf } from "@/platform/i18n/locale";
import { Button } from "@/ui/button";
import { Section } from "@/ui/section";
import { Table, Td, Th } from "@/ui/table";

type Shown = Exclude<ImportReply, { kind: "stored" }>;

/** What a file is, with the press that makes a draft of it; or what does not fit, line by line. */
export function FileReport({
  reply,
  onLeaveOut,
  onStore,
}: {
  reply: Shown;
  onLeaveOut: () => void;
  onStore: () => void;
}) {
  const t = useTranslations("surveyFile.fits");
  const locale = useLocale();
  if (reply.kind === "misfit") return <Misfits reply={reply} onLeaveOut={onLeaveOut} />;
  const { name, outline, languages, settings, notes } = reply;
  return (
    <div className="grid gap-6">
      <Section title={t("title")} dek={t("dek")}>
        <p className="mt-2 text-lg">
          <bdi dir="auto" className="font-semibold">
            {name}
          </bdi>
        </p>
        <p className="mt-1 text-muted-foreground">
          {t.rich("questions", {
            n: outline.questions.length,
            languages: () => <bdi>{languages.join(commaOf(locale))}</bdi>,
          })}
        </p>
        {settings.length > 0 ? (
          <ul className="mt-2 grid gap-0.5">
            {settings.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        ) : null}
        {notes.length > 0 ? (
          <ul className="mt-2 grid gap-1 border-same-mark border-s-3 ps-2.5 text-muted-foreground">
            {notes.map((note) => (
              <li key={note} className="wrap-anywhere">
                {note}
              </li>
            ))}
          </ul>
        ) : null}
        <Button variant="primary" size="lg" className="mt-4" onClick={onStore}>
          {t("make")}
        </Button>
      </Section>
      <SurveyOutline outline={outline} title={t("asks")} />
    </div>
  );
}

function Misfits({
  reply: { problems, canLeaveOut },
  onLeaveOut,
}: {
  reply: Extract<Shown, { kind: "misfit" }>;
  onLeaveOut: () => void;
}) {
  const t = useTranslations("surveyFile.misfit");
  const n = problems.length;
  return (
    <Section
      title={t("title", { n })}
      dek={t("dek")}
      actions={
        canLeaveOut ? (
          <Button size="sm" onClick={onLeaveOut}>
            {t("leaveOut")}
          </Button>
        ) : null
      }
    >
      <Table caption={t("caption")} className="mt-2">
        <thead>
          <tr>
            <Th>{t("line")}</Th>
            <Th>{t("where")}</Th>
            <Th>{t("what")}</Th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={`${problem.line} ${problem.path} ${problem.what}`} className="align-top">
              <Td className="tabular-nums">{problem.line}</Td>
              <Td className="min-w-40">
                <code dir="ltr" className="font-mono text-xs wrap-anywhere">
                  {problem.path}
                </code>
              </Td>
              <Td>
                <span className="wrap-anywhere">{problem.what}</span>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
