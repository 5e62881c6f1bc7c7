import { useTranslations } from "next-intl";
import type { TemplateCard } from "@/features/surveys/templates/describe-template";
import { Button } from "@/ui/button";
import { Section } from "@/ui/section";
import { SubmitButton } from "@/ui/submit-button";

/** One ready survey: what it is for, what it asks and when, with a look at its page and the press that starts it. */
export function TemplateEntry({
  card,
  action,
  onPreview,
}: {
  card: TemplateCard;
  action: (form: FormData) => void;
  onPreview: () => void;
}) {
  const t = useTranslations("templates.entry");
  const { id, name, need, asks, questions, minutes, languages, measures, when, delay, quarantineDays } = card;
  return (
    <Section title={name} thin>
      <p className="mt-1 font-medium">{need}</p>
      <p className="mt-1 text-muted-foreground">{t("quoted", { text: asks })}</p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-muted-foreground text-xs">
        <dt>{t("when")}</dt>
        <dd className="text-foreground">{when}</dd>
        <dt>{t("questions")}</dt>
        <dd>{t("length", { n: questions, minutes, languages })}</dd>
        {measures ? (
          <>
            <dt>{t("measures")}</dt>
            <dd>{measures}</dd>
          </>
        ) : null}
        <dt>{t("wait")}</dt>
        <dd>{delay ? t("sooner", { delay, days: quarantineDays }) : t("atOnce", { days: quarantineDays })}</dd>
      </dl>
      <form action={action} className="mt-3 flex flex-wrap gap-2">
        <input type="hidden" name="template" value={id} />
        <SubmitButton variant="outline" aria-label={t("startWith", { name })}>
          {t("start")}
        </SubmitButton>
        <Button variant="ghost" aria-label={t("lookAt", { name })} onClick={onPreview}>
          {t("look")}
        </Button>
      </form>
    </Section>
  );
}
