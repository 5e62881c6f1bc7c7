import type { CustomerPart } from "@/db/queries/quality/read-customer-quality";
import { COUNTS_BELOW, formatValue } from "@/domain/metrics/display";
import { meanReading } from "@/domain/metrics/mean";
import { momentsOf } from "@/domain/metrics/moments";
import type { Reading } from "@/domain/metrics/reading";
import type { QualityWords } from "@/features/quality/quality-words";
import type { QualityNumbers } from "@/features/quality/score/read-quality";
import { categoryName } from "@/features/quality/score/view";
import { sayBetween } from "@/platform/i18n/metric-words";

/** One side of a line: what was found, how sure that is, and of how many. */
export interface Side {
  readonly value: string;
  readonly between: string;
  readonly count: string;
}

/** A part of the service in the eyes of reviewers and of customers. */
export interface Beside {
  readonly key: string;
  readonly name: string;
  readonly survey: string | null;
  readonly href: string | null;
  readonly reviewers: Side | null;
  readonly customers: Side | null;
}

/**
 * The scorecard's categories with what customers said of the same one, found by its key or its name in any language; then the
 * parts that only customers were asked about.
 */
export function describeBeside(words: QualityWords, numbers: QualityNumbers, slug: string): Beside[] {
  const { customers, groups, categories } = numbers;
  const taken = new Set<CustomerPart>();
  const lines = groups.category.map((group): Beside => {
    const name = categoryName(words, numbers, group.value);
    const meant = [group.value, name, categories.get(group.value)?.name ?? ""].map(plain);
    const part = customers.find((one) =>
      [one.id, ...Object.values(one.label)].some((text) => meant.includes(plain(text))),
    );
    if (part) taken.add(part);
    return {
      ...{ key: group.value, name, survey: part?.survey ?? null, href: part ? surveyOf(slug, part) : null },
      reviewers: sideOf(words, group.reading, words.t("reviews", { n: group.reading.n })),
      customers: part ? customersOf(words, part) : null,
    };
  });
  const alone = customers
    .filter((part) => !taken.has(part))
    .map(
      (part): Beside => ({
        ...{
          key: `${part.surveyId} ${part.kind} ${part.id}`,
          name: labelIn(part.label, words.locale),
          survey: part.survey,
        },
        ...{ href: surveyOf(slug, part), reviewers: null, customers: customersOf(words, part) },
      }),
    );
  return [...lines, ...alone];
}

function customersOf(words: QualityWords, { shares }: CustomerPart): Side {
  return sideOf(words, meanReading(momentsOf(shares)), words.metrics("answers", { n: shares.length }));
}

function sideOf(words: QualityWords, reading: Reading, count: string): Side {
  if (reading.value === null || reading.n < COUNTS_BELOW) return { value: "—", between: words.t("tooFew"), count };
  const { low = 0, high = 100 } = reading.interval ?? {};
  const inside = reading.interval && { low: Math.max(0, low), high: Math.min(100, high) };
  return {
    value: formatValue(reading.value, "percent", { locale: words.locale }),
    between: sayBetween(words, inside, "percent"),
    count,
  };
}

function surveyOf(slug: string, { surveyId }: CustomerPart): string {
  return `/w/${slug}/surveys/${surveyId}/answers`;
}

function labelIn(label: Readonly<Record<string, string>>, locale: string): string {
  return label[locale] ?? label.en ?? Object.values(label)[0] ?? "";
}

function plain(text: string): string {
  return text.trim().toLocaleLowerCase("en");
}
