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
  return (
    <Section
      title="Put it on your site"
      id="embed"
      dek="A script of 3 KB that asks nobody else and sets no cookie. Elsewhere than on the sites you name, browsers refuse to show the survey in a frame."
      actions={
        live && !locked ? (
          <ButtonLink href={`/w/${slug}/surveys/${id}/share/try`} size="sm">
            Try it on a page
          </ButtonLink>
        ) : undefined
      }
    >
      {locked ? (
        <p className="mt-3 text-muted-foreground">
          This survey asks for a password, which people should type only where the address bar shows whose page it is.
          So it is not shown within other sites.
        </p>
      ) : (
        <div className="mt-4 grid items-start gap-x-10 gap-y-6 lg:grid-cols-2">
          <SitesForm slug={slug} id={id} sites={sites} canChange={canChange} />
          <SnippetChoice snippets={snippets} />
        </div>
      )}
    </Section>
  );
}
