import { useTranslations } from "next-intl";
import { storeSites } from "@/features/surveys/embed/actions";
import { SitesForm } from "@/features/surveys/embed/components/sites-form";
import { SnippetChoice } from "@/features/surveys/embed/components/snippet-choice";
import type { Snippet } from "@/features/surveys/embed/compose-snippets";
import { ButtonLink } from "@/ui/button-link";
import { Section } from "@/ui/section";

/** Puts a survey into other sites: which may show it, what to paste there, and a page to try it on. */
export function EmbedSection({
  slug,
  id,
  sites,
  snippets,
  locked,
  canChange,
  live,
}: {
  slug: string;
  id: string;
  sites: readonly string[];
  snippets: readonly Snippet[];
  /** The survey asks for a password, which is typed only on its own page. */
  locked: boolean;
  canChange: boolean;
  live: boolean;
}) {
  const t = useTranslations("sharing.embed");
  const words = useTranslations("sharing.snippets");
  return (
    <Section
      title={t("title")}
      id="embed"
      dek={t("dek")}
      actions={
        live && !locked ? (
          <ButtonLink href={`/w/${slug}/surveys/${id}/share/try`} size="sm">
            {t("try")}
          </ButtonLink>
        ) : undefined
      }
    >
      {locked ? (
        <p className="mt-3 text-muted-foreground">{t("locked")}</p>
      ) : (
        <div className="mt-4 grid items-start gap-x-10 gap-y-6 lg:grid-cols-2">
          <SitesForm store={storeSites.bind(null, slug, id)} sites={sites} canChange={canChange} />
          <SnippetChoice
            snippets={snippets.map((one) => ({
              ...one,
              label: words(`${one.id}.label`),
              note: words(`${one.id}.note`),
              of: words(`${one.id}.html`),
            }))}
          />
        </div>
      )}
    </Section>
  );
}
