import type { NamedAlert } from "@/db/queries/alerts/find-alert";
import { ActionForm } from "@/features/alerts/components/action-form";
import { AlertItem } from "@/features/alerts/components/alert-item";
import { FollowForm } from "@/features/alerts/components/follow-form";
import { FollowedTable } from "@/features/alerts/components/followed-table";
import { RateSection } from "@/features/alerts/components/rate-section";
import { SingleAnswers } from "@/features/alerts/components/single-answers";
import { nameNumber, sayAlert } from "@/features/alerts/describe-alert";
import type { loadAlerts } from "@/features/alerts/loaders";
import type { FormAction } from "@/platform/form-state";
import { sayDay } from "@/platform/i18n/say-days";
import { Checkbox } from "@/ui/checkbox";
import { RadioSegments } from "@/ui/radio-segments";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { Verdict } from "@/ui/verdict";

export type AlertsView = Awaited<ReturnType<typeof loadAlerts>>;

export interface AlertsActions {
  readonly follow: FormAction;
  readonly unfollow: (id: string) => FormAction;
  readonly saveWish: FormAction;
}

/** What left its usual range, what is followed, single answers, how it is told, and how often that is wrong. */
export function AlertsPage({ view, actions }: { view: AlertsView; actions: AlertsActions }) {
  const { slug, words, today, zone, open, past, followed, answers, wish } = view;
  const { t } = words;
  const fresh = open.filter(({ alert }) => isNew(alert, today));
  const later = open.filter(({ alert }) => !isNew(alert, today));
  const list = (items: readonly NamedAlert[]) => (
    <ul className="mt-1">
      {items.map((one) => (
        <AlertItem key={one.alert.id} one={one} {...{ slug, words, today, zone }} />
      ))}
    </ul>
  );
  return (
    <PageBody>
      <Verdict lead={leadOf(view)}>{verdictOf(view, fresh)}</Verdict>
      {fresh.length > 0 ? (
        <Section title={t("list.title")} className="mt-6">
          {list(fresh)}
        </Section>
      ) : null}
      {later.length > 0 ? (
        <Section title={t("list.later")} className="mt-6">
          {list(later)}
        </Section>
      ) : null}
      <Section title={t("followed.title")} dek={t("followed.dek", { n: followed.length })} className="mt-8">
        {followed.length > 0 ? <FollowedTable {...{ followed, slug, words }} unfollow={actions.unfollow} /> : null}
        <Section title={t("add.title")} level={3} thin className="mt-5" id="follow">
          <FollowForm view={view} words={words} action={actions.follow} />
        </Section>
      </Section>
      {answers === null ? null : <SingleAnswers {...{ answers, slug, words, zone }} />}
      <Section title={t("mail.title")} dek={t("mail.dek")} className="mt-8" id="mail">
        {view.mails ? null : <p className="mt-2 text-muted-foreground text-xs">{t("mail.noServer")}</p>}
        <ActionForm action={actions.saveWish} submit={t("mail.save")} className="mt-3 grid justify-items-start gap-3">
          <RadioSegments
            legend={t("mail.numbers")}
            name="numbers"
            defaultValue={wish.numbers}
            options={(["at_once", "digest", "off"] as const).map((value) => ({ value, label: t(`mail.${value}`) }))}
          />
          <Checkbox name="answers" label={t("mail.answers")} defaultChecked={wish.answers} />
        </ActionForm>
      </Section>
      <RateSection words={words} />
      {past.length > 0 ? (
        <Section title={t("list.past")} className="mt-8">
          {list(past)}
        </Section>
      ) : null}
    </PageBody>
  );
}

function isNew({ acknowledgedAt, snoozedUntil }: NamedAlert["alert"], today: string): boolean {
  return acknowledgedAt === null && (snoozedUntil === null || snoozedUntil <= today);
}

function verdictOf({ words, followed, checked }: AlertsView, fresh: readonly NamedAlert[]): string {
  const { t } = words;
  const [only] = fresh;
  if (followed.length === 0) return t("verdict.nothing");
  if (only && fresh.length === 1) return `${sayAlert(words, only)}.`;
  if (only) return t("verdict.some", { n: fresh.length, of: followed.length });
  const out = followed.filter(({ rule }) => rule.standing === "out");
  if (checked === null) return t("verdict.unjudged", { n: followed.length });
  return out.length > 0
    ? t("verdict.some", { n: out.length, of: followed.length })
    : t("verdict.quiet", { n: followed.length });
}

/** So many are named in the line below the sentence. */
const NAMED = 3;

function leadOf({ words, followed, checked }: AlertsView): string {
  const { t, locale } = words;
  if (followed.length === 0) return t("verdict.nothingLead");
  const out = followed.filter(({ rule }) => rule.standing === "out");
  const names = out.map(({ rule, surveyName }) => nameNumber(words, rule, surveyName));
  return [
    // Some of them would read as all; more stand below anyway.
    ...(out.length > 1 && out.length <= NAMED ? [`${names.join(" · ")}.`] : []),
    ...(checked === null ? [] : [t("lead", { day: sayDay(checked.day, locale) })]),
  ].join(" ");
}
