import type { loadShare } from "@/features/surveys/loaders";
import { ButtonLink } from "@/ui/button-link";
import { Section } from "@/ui/section";

/** What one does next: old answers from a file, or programs that ask by themselves. */
export function NextSteps({ survey: { slug, may } }: { survey: Awaited<ReturnType<typeof loadShare>> }) {
  return (
    <Section title="What next">
      <p className="mt-3 text-muted-foreground">
        Each answer stands on the dashboard the moment it is given. Bring older answers from a file, or let a program
        ask and answer through the API.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        {may.imports ? <ButtonLink href={`/w/${slug}/imports/new`}>Import answers</ButtonLink> : null}
        {may.keys ? <ButtonLink href={`/w/${slug}/settings/keys`}>API key</ButtonLink> : null}
      </div>
    </Section>
  );
}
