import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ReviewView } from "@/features/quality/reviews/loaders";
import { ButtonLink } from "@/ui/button-link";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

/** One finished review; `children` is where a coaching note is written. */
export function ReviewDetail({ view, children }: { view: ReviewView; children?: ReactNode }) {
  const t = useTranslations("quality");
  const facts = [view.agent, view.team, view.channel, view.day].filter((fact) => fact !== null && fact !== "");
  return (
    <PageBody width="wide">
      <TextLink href={view.back}>{t("detail.back")}</TextLink>
      <div className="mt-2 flex flex-wrap items-start justify-between gap-4">
        <Verdict lead={<bdi>{facts.join(" · ")}</bdi>}>
          <bdi>{t("detail.title", { score: view.score, title: view.title })}</bdi>
        </Verdict>
        {view.ownReview ? (
          <ButtonLink href={`/w/${view.slug}/customers/quality/review?interaction=${view.ownReview}`} size="sm">
            {t("detail.interaction")}
          </ButtonLink>
        ) : null}
      </div>
      {view.failed ? <Notice tone="consider" title={t("detail.failed")} className="mt-4" /> : null}
      <Section
        title={t("detail.ratings")}
        dek={t("detail.dek", { reviewer: view.reviewer, version: view.version })}
        className="mt-6"
      >
        <Table caption={t("detail.ratings")} className="mt-2">
          <thead>
            <tr>
              <Th>{t("dimensions.category")}</Th>
              <Th numeric>{t("detail.rating")}</Th>
              <Th>{t("detail.comment")}</Th>
            </tr>
          </thead>
          <tbody>
            {view.lines.map((line) => (
              <Tr key={line.key}>
                <Td head>
                  <bdi>{line.name}</bdi>
                  {line.critical ? <span className="block text-muted-foreground text-xs">{t("critical")}</span> : null}
                </Td>
                <Td numeric>
                  {line.score === null ? t("notApplicable") : t("detail.of", { score: line.score, max: line.max })}
                </Td>
                <Td>
                  {line.meaning === "" ? null : (
                    <bdi className="block text-muted-foreground text-xs">{line.meaning}</bdi>
                  )}
                  <span dir="auto" className="whitespace-pre-line">
                    {line.comment}
                  </span>
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
        {view.note === "" ? null : (
          <p dir="auto" className="mt-3 max-w-prose whitespace-pre-line">
            {view.note}
          </p>
        )}
        <p className="mt-3 text-muted-foreground text-xs">
          {t(`origin.${view.origin}`)} {view.blind ? t("detail.blind") : t("detail.seen")}
        </p>
      </Section>
      {view.said.length === 0 ? null : (
        <Section title={t("said.title")} dek={t("said.dek")} className="mt-6">
          <CustomerSaid said={view.said} />
        </Section>
      )}
      {children}
    </PageBody>
  );
}

/** Scores and comments of the customer, as they were given. */
function CustomerSaid({ said }: { said: ReviewView["said"] }) {
  const t = useTranslations("quality.said");
  return (
    <ul className="mt-2 grid gap-1.5">
      {said.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of answers, two of which may say the same
        <li key={place}>
          {one.text === null ? (
            t("score", { kind: one.kind.toUpperCase(), score: one.score ?? 0 })
          ) : (
            <q dir="auto" className="font-voice">
              {one.text}
            </q>
          )}
        </li>
      ))}
    </ul>
  );
}
