import { useLocale, useTranslations } from "next-intl";
import type { ListedInvitation } from "@/db/queries/invitations/list-invitations";
import { formatNumber } from "@/domain/metrics/display";
import { ANSWER_WINDOW_DAYS } from "@/domain/metrics/rates";
import type { InvitationsView } from "@/features/delivery/invitations/loaders";
import { languageName } from "@/platform/i18n/formats";
import { nameGroup } from "@/platform/i18n/name-group";
import { sayDayOf } from "@/platform/i18n/say-days";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { FilterChip } from "@/ui/filter-chip";
import { PageBody } from "@/ui/shell/page-body";
import { ScopeBar, ScopeWord } from "@/ui/shell/scope-bar";
import { ScopeDays } from "@/ui/shell/scope-days";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";
import { TitleBar } from "@/ui/title-bar";

/** Who was asked and what became of it: the response rate with its interval, by channel, and the newest invitations. */
export function InvitationsPage({ view }: { view: InvitationsView }) {
  const t = useTranslations("invitations");
  const bar = useTranslations("surveyBar");
  const home = `/w/${view.slug}/surveys/${view.survey.id}`;
  return (
    <>
      <TitleBar
        back={{ href: `/w/${view.slug}/surveys`, label: bar("all") }}
        name={view.survey.name}
        places={{ label: bar("places.label"), links: view.links }}
      />
      <ScopeBar>
        <ScopeWord>{t("sentOn")}</ScopeWord>
        <ScopeDays days={view.scope} />
        {view.channel ? (
          <FilterChip href={view.channel.href}>
            {t("channel")}: <bdi>{view.channel.name}</bdi>
          </FilterChip>
        ) : null}
        {view.group ? <GroupChip group={view.group} /> : null}
      </ScopeBar>
      <PageBody>
        <h1 className="font-semibold font-voice text-finding">{t("title")}</h1>
        {view.maySend ? (
          <p className="mt-2 mb-4 flex flex-wrap gap-3">
            <ButtonLink href={`${home}/invitations/send`} variant="primary">
              {t("send")}
            </ButtonLink>
            <ButtonLink href={`${home}/invitations/links`}>{t("links")}</ButtonLink>
          </p>
        ) : null}
        {view.rates.length === 0 ? (
          <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>
        ) : (
          <Rates view={view} />
        )}
        {view.rows.length === 0 ? null : <List view={view} />}
        {view.older === null ? null : (
          <p className="mt-2">
            <ButtonLink href={view.older} variant="quiet" rel="next">
              {t("next")}
            </ButtonLink>
          </p>
        )}
      </PageBody>
    </>
  );
}

function GroupChip({ group }: { group: NonNullable<InvitationsView["group"]> }) {
  const t = useTranslations("invitations");
  const locale = useLocale();
  const { dimension, value, href } = group;
  const places: Readonly<Record<string, string>> = { "@channel": t("channel"), "@lang": t("language") };
  const name = (known: string) =>
    dimension === "@lang" ? languageName(known, locale) : nameGroup(dimension, known, locale);
  return (
    <FilterChip href={href}>
      <bdi>{places[dimension] ?? dimension}</bdi>: <bdi>{value === null ? t("notStated") : name(value)}</bdi>
    </FilterChip>
  );
}

function Rates({ view }: { view: InvitationsView }) {
  const t = useTranslations("invitations");
  const locale = useLocale();
  const number = (value: number, hidden: boolean) => (hidden ? null : formatNumber(value, { locale }));
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const young = view.rates.some(({ open }) => open > 0);
  return (
    <>
      <p className="mt-1 text-muted-foreground">
        {t("delivered")}
        {young ? ` ${t("young", { n: ANSWER_WINDOW_DAYS })}` : ""}
      </p>
      <Table caption={t("rate")} className="mt-2 max-w-3xl">
        <thead>
          <tr>
            <Th>{t("channel")}</Th>
            <Th>{t("rate")}</Th>
            <Th>{t("sent")}</Th>
            {young ? <Th>{t("tooNew")}</Th> : null}
            <Th className="max-sm:hidden">{t("bounced")}</Th>
            <Th className="max-sm:hidden">{t("opened")}</Th>
            <Th>{t("answered")}</Th>
          </tr>
        </thead>
        <tbody>
          {view.rates.map(({ channel, hidden, rate, sent, open, bounced, opened, numerator }) => (
            <Tr key={channel ?? ""}>
              <Td head>{channel === null ? t("all") : <bdi>{channel}</bdi>}</Td>
              <Td>
                {hidden ? <span className="text-muted-foreground text-xs">{t("hidden")}</span> : null}
                {hidden ? null : rate.value === null ? t("none") : percent.format(rate.value / 100)}
                {hidden || rate.interval === null ? null : (
                  <span className="block text-muted-foreground text-xs">
                    {t("between", {
                      low: percent.format(rate.interval.low / 100),
                      high: percent.format(rate.interval.high / 100),
                    })}
                  </span>
                )}
              </Td>
              <Td>{number(sent, hidden)}</Td>
              {young ? <Td>{number(open, hidden)}</Td> : null}
              <Td className="max-sm:hidden">{number(bounced, hidden)}</Td>
              <Td className="max-sm:hidden">{number(opened, hidden)}</Td>
              <Td>{number(numerator, hidden)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2">
        <TextLink href={view.whoAnswers} className="inline-flex min-h-6 items-center">
          {t("whoAnswers")}
        </TextLink>
      </p>
    </>
  );
}

function List({ view }: { view: InvitationsView }) {
  const t = useTranslations("invitations");
  const locale = useLocale();
  const when = (at: Date) => sayDayOf(at, view.zone, locale);
  const say = (row: ListedInvitation) => {
    if (row.channel === null && row.bouncedAt === null) return t("hidden");
    if (row.answeredAt !== null) return t("states.answered", { when: when(row.answeredAt) });
    if (row.bouncedAt !== null) return t("states.bounced", { when: when(row.bouncedAt) });
    return row.openedAt === null ? t("states.sent") : t("states.opened", { when: when(row.openedAt) });
  };
  return (
    <Table caption={t("list")} className="mt-6 max-w-3xl">
      <thead>
        <tr>
          <Th>{t("customer")}</Th>
          <Th>{t("sent")}</Th>
          <Th className="max-sm:hidden">{t("channel")}</Th>
          <Th>{t("state")}</Th>
        </tr>
      </thead>
      <tbody>
        {view.rows.map((row) => (
          <Tr key={row.id}>
            <Td head>{row.customer === null ? t("nobody") : <bdi className="wrap-anywhere">{row.customer}</bdi>}</Td>
            <Td className="whitespace-nowrap">{when(row.sentAt)}</Td>
            <Td className="max-sm:hidden">{row.channel === null ? "—" : <bdi>{row.channel}</bdi>}</Td>
            <Td>
              {row.responseId === null ? (
                say(row)
              ) : (
                <TextLink href={`/w/${view.slug}/surveys/${view.survey.id}/answers?response=${row.responseId}`}>
                  {say(row)}
                </TextLink>
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
