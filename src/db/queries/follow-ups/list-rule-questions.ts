import { and, desc, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { survey, surveyVersion } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";
import type { Definition, Question } from "@/domain/survey/definition";
import type { Text } from "@/domain/survey/locale";
import { CONTACT_QUESTION } from "@/domain/survey/templates/document";

/** A question of a published survey that rules of follow-ups may name. */
export interface RuleQuestion {
  readonly surveyId: string;
  readonly surveyName: string;
  readonly questionId: string;
  readonly kind: Question["kind"];
  readonly required: boolean;
  readonly title: string;
  /** It may be a wish for contact. */
  readonly asksContact: boolean;
  /** A yes to it shows a question for an address. */
  readonly asksAddress: boolean;
  /** What can be chosen, without words of one's own; of a yes or no the words are the app's. */
  readonly options: readonly { readonly id: string; readonly label: string | null }[];
}

const MOST_SURVEYS = 100;

/** The questions of choice, consent and yes or no in published surveys that know who answers, in a language where they have it. */
export async function listRuleQuestions(tx: Tx, scope: WorkspaceScope, locale: string): Promise<RuleQuestion[]> {
  const rows = await tx
    .select({ id: survey.id, name: survey.name, definition: surveyVersion.definition })
    .from(survey)
    .innerJoin(
      surveyVersion,
      and(
        eq(surveyVersion.workspaceId, survey.workspaceId),
        eq(surveyVersion.surveyId, survey.id),
        eq(surveyVersion.version, survey.publishedVersion),
      ),
    )
    .where(and(eq(survey.workspaceId, scope.workspaceId), isNull(survey.deletedAt), eq(survey.anonymous, false)))
    .orderBy(desc(survey.createdAt))
    .limit(MOST_SURVEYS);
  return rows.flatMap(({ id, name, definition }) =>
    definition.questions.flatMap((question) => {
      const asksContact = question.kind === "consent" || question.kind === "yes_no";
      const options = optionsOf(question, definition, locale);
      const asksAddress = question.kind === "yes_no" && leadsToAddress(question, definition);
      if (!asksContact && options.length === 0) return [];
      return [
        {
          surveyId: id,
          surveyName: name,
          questionId: question.id,
          kind: question.kind,
          asksContact,
          options,
          required: question.required,
          asksAddress,
          title: textIn(question.title, definition, locale),
        },
      ];
    }),
  );
}

function optionsOf(question: Question, definition: Definition, locale: string): RuleQuestion["options"] {
  if (question.kind === "yes_no" && !(question.id === CONTACT_QUESTION && leadsToAddress(question, definition)))
    return ["yes", "no"].map((id) => ({ id, label: null }));
  if (question.kind !== "single" && question.kind !== "multiple") return [];
  return question.options.map(({ id, label }) => ({ id, label: textIn(label, definition, locale) }));
}

/** As the ready-made surveys ask where to write back to. */
function leadsToAddress({ id }: Question, { questions }: Definition): boolean {
  return questions.some(({ kind, showIf }) => {
    if (kind !== "email" || showIf === undefined || !("question" in showIf)) return false;
    return showIf.question === id && showIf.op === "is" && showIf.value === true;
  });
}

function textIn(text: Text, definition: Definition, locale: string): string {
  const words: Readonly<Record<string, string | undefined>> = text;
  return words[locale] ?? text[definition.locale] ?? "";
}
