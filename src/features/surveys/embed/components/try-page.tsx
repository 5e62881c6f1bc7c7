import { useTranslations } from "next-intl";
import { TryOut } from "@/features/surveys/embed/components/try-out";
import type { loadTryOut } from "@/features/surveys/embed/loaders";
import { ButtonLink } from "@/ui/button-link";
import { ClientWords } from "@/ui/client-words";
import { EmptyState } from "@/ui/empty-state";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";

/** A page with the survey in it, as on another site. */
export function TryPage({ survey }: { survey: Awaited<ReturnType<typeof loadTryOut>> }) {
  const { slug, id, name, key, shows } = survey;
  const t = useTranslations("sharing.tryPage");
  const share = `/w/${slug}/surveys/${id}/share`;
  return (
    <PageBody width="wide" className="pt-6 sm:pt-10">
      <p>
        <TextLink href={`${share}#embed`}>{t("back")}</TextLink>
      </p>
      <h1 className="mt-2 font-medium font-voice text-verdict-small text-balance sm:text-verdict">
        {t.rich("headline", { name: () => <bdi>{name}</bdi> })}
      </h1>
      {shows ? (
        <>
          <p className="mt-1 text-lg text-muted-foreground">{t("lead")}</p>
          <ClientWords of={["embed"]}>
            <TryOut surveyKey={key} />
          </ClientWords>
        </>
      ) : (
        <EmptyState title={t("nothing")} actions={<ButtonLink href={share}>{t("status")}</ButtonLink>}>
          {t("only")}
        </EmptyState>
      )}
    </PageBody>
  );
}
