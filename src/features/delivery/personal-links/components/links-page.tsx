import { useTranslations } from "next-intl";
import { makeLinksOf, withdrawLinksOf } from "@/features/delivery/personal-links/actions";
import { LinksForm } from "@/features/delivery/personal-links/components/links-form";
import type { LinksView } from "@/features/delivery/personal-links/loaders";
import { Button } from "@/ui/button";
import { buttonVariants } from "@/ui/button-variants";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Notice } from "@/ui/notice";
import { PageBody } from "@/ui/shell/page-body";
import { TitleBar } from "@/ui/title-bar";

/** Makes personal links to a survey, gives them as a file, and takes them back. */
export function LinksPage({ view }: { view: LinksView }) {
  const t = useTranslations("personalLinks");
  const bar = useTranslations("surveyBar");
  const { slug, survey } = view;
  const home = `/w/${slug}/surveys/${survey.id}/invitations`;
  return (
    <>
      <TitleBar
        back={{ href: home, label: t("back") }}
        name={survey.name}
        places={{ label: bar("places.label"), links: view.links }}
      />
      <PageBody>
        <h1 className="font-semibold font-voice text-finding">{t("title")}</h1>
        <p className="mt-1 max-w-2xl text-muted-foreground">{t("lead")}</p>
        {view.closedTo === null ? (
          <LinksForm make={makeLinksOf.bind(null, slug, survey.id)} attributes={view.attributes} />
        ) : (
          <Notice tone="consider" className="mt-4 max-w-2xl">
            {t(`refused.${view.closedTo}`)}
          </Notice>
        )}
        {view.open === 0 ? null : (
          <section className="mt-8 max-w-2xl border-rule border-t pt-3">
            <h2 className="font-semibold font-voice text-finding">{t("open", { n: view.open })}</h2>
            <p className="mt-1 text-muted-foreground">{t("file")}</p>
            <div className="mt-3 flex flex-wrap gap-3">
              {/* Plain links: the router would wait for a page for ever, and every form after it. */}
              <a href={`${home}/links/file`} download className={buttonVariants()}>
                {t("csv")}
              </a>
              <a href={`${home}/links/file?as=xlsx`} download className={buttonVariants()}>
                {t("xlsx")}
              </a>
              <ConfirmDialog
                trigger={<Button variant="quiet">{t("withdraw")}</Button>}
                title={t("withdrawTitle", { n: view.open })}
                confirmLabel={t("withdraw")}
                action={withdrawLinksOf.bind(null, slug, survey.id)}
              >
                {t("withdrawText")}
              </ConfirmDialog>
            </div>
          </section>
        )}
      </PageBody>
    </>
  );
}
