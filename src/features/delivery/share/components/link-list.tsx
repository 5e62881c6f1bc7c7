import { useTranslations } from "next-intl";
import { revokeShareLink } from "@/features/delivery/share/actions";
import type { LinkListView } from "@/features/delivery/share/loaders";
import type { LinkView } from "@/features/delivery/share/view";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { CopyField } from "@/ui/copy-field";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";

/** The links of a workspace: the open ones with their addresses, the ended ones as a record. */
export function LinkList({ slug, view }: { slug: string; view: LinkListView }) {
  const t = useTranslations("share.list");
  return (
    <div className="grid gap-10">
      <Section title={t("title")} dek={t("dek")}>
        {view.made ? <Notice className="mt-3">{t("made")}</Notice> : null}
        {view.changed ? <Notice className="mt-3">{t("changed")}</Notice> : null}
        {view.open.length === 0 ? (
          <p className="mt-3 text-muted-foreground">{t("none")}</p>
        ) : (
          <ul className="mt-1">
            {view.open.map((link) => (
              <OpenLink key={link.id} slug={slug} link={link} isNew={link.id === view.made} />
            ))}
          </ul>
        )}
        {view.cap === null ? null : <p className="mt-3 text-muted-foreground">{t("cap", { n: view.cap })}</p>}
      </Section>
      {view.ended.length > 0 ? (
        <Section title={t("ended")}>
          <ul className="mt-1">
            {view.ended.map((link) => (
              <li key={link.id} className="border-border border-b py-2.5">
                <LinkName link={link} />
                <LinkFacts link={link} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </div>
  );
}

function OpenLink({ slug, link, isNew }: { slug: string; link: LinkView; isNew: boolean }) {
  const t = useTranslations("share.list");
  return (
    <li className="grid gap-x-8 gap-y-3 border-border border-b py-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
      <div className="min-w-0">
        <LinkName link={link} />
        <LinkFacts link={link} />
        {link.lost ? <p className="mt-1 text-muted-foreground text-xs">{t("secret")}</p> : null}
        <div className="mt-2 flex flex-wrap items-center gap-4">
          {link.url ? (
            <TextLink href={link.url} target="_blank" rel="noreferrer" className="inline-flex min-h-6 items-center">
              {t("open")}
            </TextLink>
          ) : null}
          {link.mayChange ? (
            <TextLink
              href={`/w/${slug}/settings/links/${link.id}`}
              aria-label={t("changeName", { name: link.name })}
              className="inline-flex min-h-6 items-center"
            >
              {t("change")}
            </TextLink>
          ) : null}
          {link.mayChange ? (
            <ConfirmDialog
              trigger={
                <Button variant="quiet" size="sm" aria-label={t("revokeName", { name: link.name })}>
                  {t("revoke")}
                </Button>
              }
              title={t("revokeTitle")}
              confirmLabel={t("confirm")}
              cancelLabel={t("keep")}
              action={revokeShareLink.bind(null, slug)}
              fields={{ id: link.id }}
            >
              {t("revokeText")}
            </ConfirmDialog>
          ) : null}
        </div>
      </div>
      <div className="grid content-start gap-3">
        {link.url ? <CopyField value={link.url} label={t("copy", { name: link.name })} hideLabel={!isNew} /> : null}
        {link.code ? <CopyField value={link.code} label={t("code")} multiline /> : null}
      </div>
    </li>
  );
}

function LinkName({ link }: { link: LinkView }) {
  return (
    <p>
      <bdi className="font-semibold">{link.name}</bdi>
      {link.label ? (
        <span className="text-muted-foreground">
          {" · "}
          <bdi>{link.label}</bdi>
        </span>
      ) : null}
    </p>
  );
}

function LinkFacts({ link }: { link: LinkView }) {
  const t = useTranslations("share.list");
  const facts = [
    [t("what"), link.shows],
    [t("who"), link.maker],
    [t("until"), link.until],
    [t("opened"), link.opened],
  ].filter(([, told]) => told !== "");
  return (
    <dl className="mt-1 flex flex-wrap gap-x-5 gap-y-0.5 text-muted-foreground text-xs">
      {facts.map(([term, told]) => (
        <div key={term} className="flex gap-1">
          <dt>{term}:</dt>
          <dd className="text-foreground">
            <bdi>{told}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
