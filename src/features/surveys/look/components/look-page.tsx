import { useTranslations } from "next-intl";
import { SurveyBar } from "@/features/surveys/components/survey-bar";
import { makeUsual } from "@/features/surveys/look/actions";
import { LookEditor } from "@/features/surveys/look/components/look-editor";
import { UsualLook } from "@/features/surveys/look/components/usual-look";
import type { loadLook } from "@/features/surveys/look/loaders";
import { ClientWords } from "@/ui/client-words";
import { PageBody } from "@/ui/shell/page-body";

/** How a survey's page looks: brand, colour, logo, corners and dark, beside the page itself. */
export function LookPage({ look }: { look: Awaited<ReturnType<typeof loadLook>> }) {
  const t = useTranslations("look");
  const { slug, name, status, since, links, maySet, ...rest } = look;
  return (
    <>
      <SurveyBar slug={slug} name={name} status={status} since={since} links={links} actions={null} />
      <PageBody width="wide" className="pt-6 sm:pt-10">
        <h1 className="font-medium font-voice text-verdict-small text-balance sm:text-verdict">{t("heading")}</h1>
        <p className="mt-1 text-lg text-muted-foreground">{t("lead")}</p>
        <ClientWords of={["look", "brandColor"]}>
          <LookEditor slug={slug} {...rest} />
          {maySet ? <UsualLook action={makeUsual.bind(null, slug, rest.id)} /> : null}
        </ClientWords>
      </PageBody>
    </>
  );
}
