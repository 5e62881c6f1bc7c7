import { randomUUID } from "node:crypto";
import { LRUCache } from "lru-cache";
import { nextStep } from "@/domain/survey/branching";
import type { Locale } from "@/domain/survey/locale";
import type { PublishedSurvey, PublishedVersion } from "@/features/respond/find-published";
import type { Respondents } from "@/features/respond/open-intake";
import { renderQuestion } from "@/features/respond/page/render";
import type { Page } from "@/features/respond/page/shell";
import { signRenderToken } from "@/features/respond/sign-tokens";

/** A page without what is new each time: the three texts around the submission id and the render token. */
interface Mould {
  readonly before: string;
  readonly between: string;
  readonly after: string;
  readonly csp: string;
}

const SUBMISSION = "00000000-0000-4000-8000-00000000c4d0";
const TOKEN = "0.0.c.renderTokenGoesHere00";

/**
 * The first page of a plain link (no attributes, nothing preselected). Versions never change, so all but the submission
 * id and the render token is made once.
 */
export function renderFirstPage(
  doors: Respondents,
  survey: PublishedSurvey,
  version: PublishedVersion,
  locale: Locale,
  now: Date,
): Page {
  const moulds = doors.runtime.once("first-pages", () => new LRUCache<string, Mould>({ max: 1_000 }));
  const key = `${survey.id} ${version.version} ${locale}`;
  const mould = moulds.get(key) ?? makeMould(survey, version, locale);
  moulds.set(key, mould);
  const token = signRenderToken(doors.intake.secret, survey.id, {
    version: version.version,
    renderedAt: now,
    test: false,
  });
  return { html: `${mould.before}${randomUUID()}${mould.between}${token}${mould.after}`, csp: mould.csp };
}

function makeMould(survey: PublishedSurvey, version: PublishedVersion, locale: Locale): Mould {
  const { definition } = version;
  const question = nextStep(definition, {}, { attributes: {}, locale }).question ?? definition.questions[0];
  if (!question) throw new Error("A published survey has at least one question.");
  const page = renderQuestion({
    survey: { key: survey.key, definition, version: version.version },
    question,
    answers: {},
    locale,
    attributes: {},
    submissionId: SUBMISSION,
    renderToken: TOKEN,
  });
  const [before = "", rest = ""] = page.html.split(SUBMISSION);
  const [between = "", after = ""] = rest.split(TOKEN);
  return { before, between, after, csp: page.csp };
}
