import type { Tx } from "@/db/client";
import { findLogo } from "@/db/queries/board/find-logo";
import type { WorkspaceRow } from "@/db/queries/find-workspace";
import type { WorkspaceScope } from "@/db/scope";
import type { PackDefinition, PackDocument, PackSectionName, UnknownPart } from "@/domain/board/pack-document";
import type { PackPart, PackRequest } from "@/domain/board/pack-part";
import type { MetricId } from "@/domain/metrics/metric-id";
import type { PackOptions } from "@/features/board/pack-options";
import { appLocale } from "@/platform/i18n/locale";
import { sayDay, sayInstant } from "@/platform/i18n/say-days";
import { translatorIn } from "@/platform/i18n/translator";

/** What a pack leads with, and the surveys behind it. */
export interface PackOpening extends PackPart {
  readonly verdict: string;
  readonly lead: string;
  readonly days: string;
  readonly compared: string;
  readonly soFar: boolean;
  readonly surveys: readonly { readonly id: string; readonly name: string }[];
  readonly facts: readonly (readonly [name: string, text: string])[];
}

/** How the numbers of a pack are read: by the readers of the screens, which whoever runs the job hands over. */
export interface PackReaders {
  readonly overview: (source: PackSource) => Promise<PackOpening>;
  readonly score: (source: PackSource, survey: { readonly id: string; readonly name: string }) => Promise<PackPart>;
  readonly parts: Readonly<
    Record<Exclude<PackSectionName, "overview" | "scores">, (source: PackSource) => Promise<PackPart>>
  >;
  /** When the period was closed, where it was; its closed numbers are then what the others are read from. */
  readonly closedOn: (source: PackSource) => Promise<string | null>;
}

/** Where from, for whom and when a pack is read. */
export interface PackSource {
  readonly tx: Tx;
  readonly scope: WorkspaceScope;
  readonly workspace: WorkspaceRow;
  readonly request: PackRequest;
  readonly now: Date;
}

const ORDER = ["staying", "service", "promises", "quality", "goals", "follow_ups"] as const;

/** Reads all that a pack tells, in one transaction, and writes it down in its language. */
export async function assemblePack(
  source: PackSource,
  readers: PackReaders,
  options: Pick<PackOptions, "sections">,
): Promise<PackDocument> {
  const { workspace, request, now } = source;
  const locale = appLocale(request.locale);
  const t = translatorIn(locale, "board");
  const asked = new Set(options.sections);
  const opening = await readers.overview(source);
  const parts: PackPart[] = asked.has("overview") ? [opening] : [];
  if (asked.has("scores")) for (const survey of opening.surveys) parts.push(await readers.score(source, survey));
  for (const name of ORDER) if (asked.has(name)) parts.push(await readers.parts[name](source));
  const closedOn = await readers.closedOn(source);
  const at = sayInstant(now, workspace.zone, locale);
  const day = (text: string) => sayDay(text, locale);
  const chosen = request.surveys !== null && request.surveys.length > 1;
  return {
    version: 1,
    locale,
    brand: {
      ...{ name: workspace.name, color: workspace.brand.color },
      logo: await findLogo(source.tx, source.scope),
    },
    cover: {
      title: t("cover.title"),
      days:
        opening.compared === "" ? opening.days : t("cover.days", { days: opening.days, compared: opening.compared }),
      verdict: opening.verdict,
      lead: opening.lead,
      standing:
        closedOn !== null ? t("cover.closed", { day: day(closedOn) }) : t(opening.soFar ? "cover.soFar" : "cover.open"),
      made: t("cover.made", { at, zone: workspace.zone }),
    },
    sections: parts.flatMap(({ sections }) => sections),
    unknown: [
      ...joined(parts.flatMap(({ unknown }) => unknown)),
      ...(chosen ? [{ title: t("section.overview"), lines: [t("unknown.chosen")] }] : []),
    ],
    definitions: definitionsOf(new Set(parts.flatMap(({ metrics }) => metrics)), locale),
    methods: [
      t("methods.level"),
      t("methods.minimum", { n: request.minimum }),
      t("methods.zone", { zone: workspace.zone }),
      ...(opening.surveys.length > 0
        ? [t("methods.surveys", { names: opening.surveys.map(({ name }) => name).join("; ") })]
        : []),
    ],
    surveys: opening.surveys,
    sheet: {
      name: [workspace.name, t("cover.title"), request.from, request.to].join(" · "),
      facts: [...opening.facts, [t("facts.minimum"), String(request.minimum)]],
      rows: parts.flatMap(({ rows }) => rows),
    },
  };
}

/** Parts of one title are told together, each line once. */
function joined(parts: readonly UnknownPart[]): UnknownPart[] {
  const lines = new Map<string, Set<string>>();
  for (const part of parts) {
    const own = lines.get(part.title) ?? new Set();
    for (const line of part.lines) own.add(line);
    lines.set(part.title, own);
  }
  return [...lines].map(([title, own]) => ({ title, lines: [...own] }));
}

function definitionsOf(metrics: ReadonlySet<MetricId>, locale: ReturnType<typeof appLocale>): PackDefinition[] {
  const definitions = translatorIn(locale, "definitions");
  const t = translatorIn(locale, "board");
  return [...metrics].map((metric) => ({
    name: definitions(`${metric}.name`),
    meaning: `${definitions(`${metric}.definition`)} ${definitions(`${metric}.denominator`)}`,
    formula: t("methods.formula", { formula: definitions(`${metric}.formula`) }),
    method: t("methods.interval", { method: definitions(`${metric}.interval`) }),
  }));
}
