import { useLocale, useTranslations } from "next-intl";
import { erase, merge, removeSpell, savePerson, saveSpell, undoSpell } from "@/features/customers/people/actions";
import { EditPerson } from "@/features/customers/people/components/edit-person";
import { ErasePerson } from "@/features/customers/people/components/erase-person";
import { MergePerson } from "@/features/customers/people/components/merge-person";
import { SpellList } from "@/features/customers/people/components/spell-list";
import { TimeLine } from "@/features/customers/people/components/time-line";
import type { PersonView } from "@/features/customers/people/loaders";
import { languageName } from "@/platform/i18n/formats";
import { Badge } from "@/ui/badge";
import { buttonVariants } from "@/ui/button-variants";
import { ClientWords } from "@/ui/client-words";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";

/** One customer: who they are, since when, and everything that happened on one time line. */
export function PersonPage({ view }: { view: PersonView }) {
  const t = useTranslations("people");
  const { slug, id, may, row } = view;
  return (
    <PageBody>
      <TextLink href={view.people}>{t("title")}</TextLink>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-3">
        <h1 className="flex min-w-0 flex-wrap items-center gap-3 font-medium font-voice text-verdict-small">
          <bdi className="min-w-0">{view.name}</bdi>
          {row.kind === "account" ? <Badge>{t("account")}</Badge> : null}
          {row.claimed ? <Badge tone="muted">{t("notVerified")}</Badge> : null}
        </h1>
        <span className="flex flex-wrap gap-2 print:hidden">
          <ClientWords of={["people"]}>
            {may.write ? (
              <EditPerson action={savePerson.bind(null, slug, id)} row={row} accounts={view.accountIds} />
            ) : null}
          </ClientWords>
          <a href={`${view.people}/${id}/export`} className={buttonVariants()}>
            {t("export")}
          </a>
          <ClientWords of={["people"]}>
            {may.erase ? (
              <ErasePerson action={erase.bind(null, slug, id)} externalId={row.externalId} name={view.name} />
            ) : null}
          </ClientWords>
        </span>
      </div>
      <p className="text-lg text-muted-foreground">
        {view.standing}
        {view.through ? (
          <>
            {" "}
            {t.rich("through", {
              account: () => (
                <TextLink href={view.through?.href ?? ""}>
                  <bdi>{view.through?.name}</bdi>
                </TextLink>
              ),
            })}
          </>
        ) : null}
        {view.pays ? ` · ${view.pays}` : ""}
      </p>
      {row.claimed ? <p className="mt-1 max-w-prose text-muted-foreground text-sm">{t("claimedHint")}</p> : null}
      <div className="mt-6 grid gap-8 lg:grid-cols-[1fr_20rem]">
        <div className="grid min-w-0 content-start gap-8">
          <ClientWords of={["people", "staying"]}>
            <SpellList
              spells={view.spells}
              today={view.today}
              mayWrite={may.write}
              save={saveSpell.bind(null, slug, id)}
              remove={removeSpell.bind(null, slug, id)}
              undo={undoSpell.bind(null, slug, id)}
            />
          </ClientWords>
          <TimeLine rows={view.line} />
        </div>
        <About view={view} />
      </div>
    </PageBody>
  );
}

function About({ view }: { view: PersonView }) {
  const t = useTranslations("people");
  const locale = useLocale();
  const { row } = view;
  const consent = row.consent === null ? t("consents.unasked") : t(row.consent ? "consents.yes" : "consents.no");
  const lines: [string, string | null][] = [
    [t("externalId"), row.externalId],
    [t("email"), row.email],
    [t("language"), row.locale && languageName(row.locale, locale)],
    [t("consent"), view.consentOn === null ? consent : t("consentOn", { consent, day: view.consentOn })],
    [t("unsubscribed"), view.unsubscribedOn],
    [t("bounced"), view.bouncedOn],
    ...Object.entries(row.attributes),
  ];
  return (
    <div className="grid content-start gap-6">
      <Section title={t("about")}>
        <dl className="mt-2 grid gap-2">
          {lines
            .filter(([, value]) => value !== null && value !== "")
            .map(([label, value]) => (
              <div key={label} className="grid grid-cols-[8rem_1fr] gap-2 border-border border-t pt-2">
                <dt className="text-muted-foreground text-xs leading-5">
                  <bdi>{label}</bdi>
                </dt>
                <dd className="min-w-0 break-words">
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
        </dl>
      </Section>
      {view.namesakes.length === 0 ? null : <Namesakes view={view} />}
      {view.accounts.length === 0 ? null : <Relatives title={t("accounts")} people={view.accounts} />}
      {view.members.length === 0 ? null : (
        <Relatives title={t("members", { n: view.memberCount })} people={view.members} />
      )}
    </div>
  );
}

/** Who has the same address; where they are known by it alone, they can become this one. */
function Namesakes({ view: { slug, id, name, may, namesakes } }: { view: PersonView }) {
  const t = useTranslations("people.merge");
  return (
    <Section title={t("head")}>
      <p className="mt-1 text-muted-foreground text-xs">{t("hint")}</p>
      <ul className="mt-2 grid gap-2">
        {namesakes.map((other) => (
          <li key={other.id} className="flex flex-wrap items-center justify-between gap-2">
            <TextLink href={other.href} className="min-w-0">
              <bdi className="break-words">
                {other.name === other.externalId ? other.name : `${other.name} (${other.externalId})`}
              </bdi>
            </TextLink>
            {other.mergeable && may.erase ? (
              <ClientWords of={["people"]}>
                <MergePerson action={merge.bind(null, slug, id, other.id)} other={other.externalId} name={name} />
              </ClientWords>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Relatives({ title, people }: { title: string; people: PersonView["accounts"] }) {
  return (
    <Section title={title}>
      <ul className="mt-2 grid gap-1">
        {people.map(({ id, name, href }) => (
          <li key={id}>
            <TextLink href={href}>
              <bdi>{name}</bdi>
            </TextLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
