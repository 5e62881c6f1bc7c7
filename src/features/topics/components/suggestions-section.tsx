import { useTranslations } from "next-intl";
import { decide, look } from "@/features/topics/actions";
import { LookForm, SuggestionForm } from "@/features/topics/components/suggestion-form";
import type { SuggestionsView } from "@/features/topics/describe-suggestions";
import { Badge } from "@/ui/badge";
import { Section } from "@/ui/section";

/** Words that stand out in comments: a person makes them a topic, adds them to one, or dismisses them. */
export function SuggestionsSection({
  slug,
  suggestions,
  mayEdit,
}: {
  slug: string;
  suggestions: SuggestionsView;
  mayEdit: boolean;
}) {
  const t = useTranslations("topics.suggestions");
  return (
    <Section title={t("title")} dek={t("dek")} id="suggestions">
      <ul>
        {suggestions.rows.map((row) => (
          <li key={row.id} className="border-border border-b py-3">
            <p className="font-semibold font-voice">
              <bdi>{row.label}</bdi>
            </p>
            <p className="text-muted-foreground text-xs">{row.text}</p>
            <p className="mt-1 flex flex-wrap gap-1">
              <span className="sr-only">{t("words")}</span>
              {row.terms.map((term) => (
                <Badge key={term}>
                  <bdi>{term}</bdi>
                </Badge>
              ))}
            </p>
            {mayEdit ? <SuggestionForm row={row} topics={suggestions.topics} action={decide.bind(null, slug)} /> : null}
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-muted-foreground text-xs">
        {suggestions.rows.length === 0 ? <p>{t("none")}</p> : null}
        {suggestions.looked ? <p>{suggestions.looked}</p> : null}
        {mayEdit ? <LookForm action={look.bind(null, slug, suggestions.surveyId)} /> : null}
      </div>
    </Section>
  );
}
