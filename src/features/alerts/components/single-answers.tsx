import type { SingleAnswer } from "@/db/queries/alerts/list-single-answers";
import { localDay } from "@/domain/calendar/day";
import { formatNumber } from "@/domain/metrics/display";
import type { AlertWords } from "@/features/alerts/alert-words";
import { sayDay } from "@/platform/i18n/say-days";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";

/** Answers that somebody is to be written to for: each leads to its follow-up and names who cares for it. */
export function SingleAnswers({
  answers,
  slug,
  words: { t, locale },
  zone,
}: {
  answers: readonly SingleAnswer[];
  slug: string;
  words: AlertWords;
  zone: string;
}) {
  return (
    <Section title={t("answers.title")} dek={t("answers.dek")} className="mt-8">
      {answers.length === 0 ? <p className="mt-2 text-muted-foreground">{t("answers.none")}</p> : null}
      <ul className="mt-1">
        {answers.map(({ id, kind, surveyName, score, openedAt, owner }) => (
          <li key={id} className="flex flex-wrap gap-x-3 gap-y-1 border-border border-b py-2">
            <TextLink href={`/w/${slug}/feedback?open=${id}`}>
              {t(`answers.kind.${kind}`)}
              {score === null ? null : ` ${formatNumber(score, { locale })}`}
              <span className="sr-only">{` ${sayDay(localDay(openedAt, zone), locale)}`}</span>
            </TextLink>
            <bdi className="text-muted-foreground">{surveyName}</bdi>
            <span className="text-muted-foreground">{sayDay(localDay(openedAt, zone), locale)}</span>
            <span className="text-muted-foreground">
              {owner === null ? t("answers.nobody") : t("answers.owner", { name: owner })}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2">
        <TextLink href={`/w/${slug}/feedback`}>{t("answers.all")}</TextLink>
      </p>
    </Section>
  );
}
