import { useTranslations } from "next-intl";
import { nameWeightForm, statePopulationForm } from "@/features/dashboards/compare/known/actions";
import { PopulationForm } from "@/features/dashboards/compare/known/components/population-form";
import { WeightForm } from "@/features/dashboards/compare/known/components/weight-form";
import type { KnownView } from "@/features/dashboards/compare/known/view";
import { ClientWords } from "@/ui/client-words";
import { Section } from "@/ui/section";

/** What is known of the people a survey is about; who designs surveys may state it. */
export function KnownPart({ known, slug, surveyId }: { known: KnownView; slug: string; surveyId: string }) {
  const t = useTranslations("compare.known");
  if (known.dimensions.length === 0) return null;
  return (
    <Section title={t("title")} dek={t("dek")} id="known" className="print:hidden">
      {known.stated.length === 0 && known.weight === null ? (
        <p className="mt-2 text-muted-foreground">{t("nothing")}</p>
      ) : null}
      {known.stated.length > 0 ? (
        <dl className="mt-2 flex flex-col gap-1.5 text-sm">
          {known.stated.map((one) => (
            <div key={one.dimension}>
              <dt className="inline font-medium">
                <bdi>{one.dimension}</bdi>
              </dt>{" "}
              <dd className="inline">
                <bdi>{one.text}</bdi> <bdi className="text-muted-foreground text-xs">{one.note}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {known.mayState ? (
        <ClientWords of={["compare"]}>
          {known.form ? (
            <PopulationForm
              key={known.form.dimension}
              form={known.form}
              dimensions={known.dimensions}
              action={statePopulationForm.bind(null, slug, surveyId)}
            />
          ) : null}
          {known.weightChoices.length > 0 ? (
            <WeightForm
              weight={known.weight}
              choices={known.weightChoices}
              action={nameWeightForm.bind(null, slug, surveyId)}
            />
          ) : null}
        </ClientWords>
      ) : null}
    </Section>
  );
}
