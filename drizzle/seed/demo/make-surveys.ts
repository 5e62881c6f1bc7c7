import { type Db, type Tx, withTenant } from "@/db/client";
import { insertSurvey } from "@/db/queries/insert-survey";
import { publishSurvey } from "@/db/queries/publish-survey";
import type { WorkspaceScope } from "@/db/scope";
import type { Definition } from "@/domain/survey/definition";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { createSurveyCache, findPublished, findVersion } from "@/features/respond/find-published";
import { updateSurvey } from "@/features/surveys/change-survey";
import { BRAND } from "./brand";
import type { DemoSurvey } from "./store-answers";

export interface DemoSurveys {
  readonly nps: DemoSurvey;
  readonly recipes: DemoSurvey;
  readonly csat: DemoSurvey;
  /** Before and after its wording changed. */
  readonly easeBefore: DemoSurvey;
  readonly ease: DemoSurvey;
}

/** The three surveys of the company, published when it began; the wording of "ease" changed since. */
export async function makeSurveys(db: Db, scope: WorkspaceScope, began: Date, reworded: Date): Promise<DemoSurveys> {
  const made = await withTenant(db, scope, async (tx) => {
    const publish = async (name: string, definition: Definition, window: number | null, at = began) => {
      const repeats = window === null ? { policy: "all" as const } : { policy: "latest" as const, windowDays: window };
      const survey = await insertSurvey(tx, scope, { name, definition, repeats });
      await publishSurvey(tx, scope, survey.id, at);
      return survey;
    };
    // First, so that the three that lead stand above it, and a day earlier, so that the company's CSAT is that of contacts.
    const dayBefore = new Date(began.getTime() - 86_400_000);
    const recipes = await publish("This week\u2019s recipes", ofRecipes(TEMPLATES.csat(BRAND)), null, dayBefore);
    const nps = await publish("How are we doing? (every quarter)", TEMPLATES.nps(BRAND), 30);
    const csat = await publish("After a contact", TEMPLATES.csat(BRAND), null);
    const ease = await publish("Was it easy?", reword(TEMPLATES.ces(BRAND)), null);
    await republish(tx, scope, ease.id, TEMPLATES.ces(BRAND), reworded);
    return { nps, recipes, csat, ease };
  });
  const of = async (key: string, afterContact: boolean, number?: number): Promise<DemoSurvey> => {
    const cache = createSurveyCache();
    const survey = await findPublished(db, cache, key);
    const version = survey && (number === undefined ? survey.current : await findVersion(db, cache, survey, number));
    if (!survey || !version) throw new Error("The demo's survey was not published.");
    return { survey, version, afterContact };
  };
  return {
    nps: await of(made.nps.key, false),
    recipes: await of(made.recipes.key, false),
    csat: await of(made.csat.key, true),
    easeBefore: await of(made.ease.key, true, 1),
    ease: await of(made.ease.key, true),
  };
}

/** What a card in every box asks, in stars: its answers are not added to those after a contact. */
function ofRecipes(definition: Definition): Definition {
  const [first, ...rest] = definition.questions;
  if (first?.kind !== "csat") return definition;
  const { labels: _, ...score } = first;
  return retitle(
    { ...definition, questions: [{ ...score, scale: "stars" }, ...rest] },
    {
      en: "How satisfied were you with this week\u2019s recipes?",
      de: "Wie zufrieden waren Sie mit den Rezepten dieser Woche?",
      fr: "Quelle a été votre satisfaction avec les recettes de cette semaine ?",
    },
  );
}

/** What "ease" asked before somebody found that it led the answer. */
function reword(definition: Definition): Definition {
  return retitle(definition, {
    en: "How easy did our friendly team make it to resolve your issue?",
    de: "Wie einfach hat unser freundliches Team die Lösung Ihres Anliegens gemacht?",
    fr: "Notre équipe sympathique vous a-t-elle facilité la résolution de votre demande ?",
  });
}

/** The same document with another first question, in the three languages of the company. */
function retitle(definition: Definition, title: Readonly<Record<"en" | "de" | "fr", string>>): Definition {
  const [score, ...rest] = definition.questions;
  if (!score) return definition;
  return { ...definition, locale: "en", locales: ["en", "de", "fr"], questions: [{ ...score, title }, ...rest] };
}

async function republish(tx: Tx, scope: WorkspaceScope, id: string, definition: Definition, at: Date): Promise<void> {
  await updateSurvey(tx, scope, id, { definition }, at);
  await publishSurvey(tx, scope, id, at);
}
