import { randomUUID } from "node:crypto";
import { LRUCache } from "lru-cache";
import { nextStep } from "@/domain/survey/branching";
import type { Locale } from "@/domain/survey/locale";
import { screenOf } from "@/domain/survey/screens";
import type { PublishedSurvey, PublishedVersion } from "@/features/respond/find-published";
import type { Respondents } from "@/features/respond/open-intake";
import {
  ENCODED,
  type GzipPart,
  gzipPart,
  joinGzip,
  readsGzip,
  storedPart,
  takesGzip,
  VARIES,
} from "@/features/respond/pack-page";
import { renderQuestion } from "@/features/respond/page/render";
import { FIRST_PAGE_HEADERS, pageHeaders } from "@/features/respond/page-headers";
import { pageSurvey } from "@/features/respond/page-survey";
import type { PlainRequest, PlainResponse } from "@/features/respond/plain-http";
import { RENDER_TICK_MS, renderTokens } from "@/features/respond/sign-tokens";

/** A page without what is new each time: the parts around the submission id and the render token. */
interface Mould {
  readonly before: GzipPart;
  readonly between: GzipPart;
  readonly after: GzipPart;
  readonly headers: Readonly<Record<string, string>>;
  /** Makes the tokens of this tick: they say when the page was rendered, as finely as that. */
  tokens: { readonly tick: number; readonly next: () => string };
}

const SUBMISSION = "00000000-0000-4000-8000-00000000c4d0";
const TOKEN = "0.0.c.renderTokenGoesHere00";

/**
 * The first page of a plain link (no attributes, nothing preselected). Versions never change, so all but the submission
 * id and the render token is made once. Who reads no gzip is no browser, and gets the page without its script: whole, and
 * as light as for everybody.
 */
export function renderFirstPage(
  doors: Respondents,
  survey: PublishedSurvey,
  version: PublishedVersion,
  locale: Locale,
  now: Date,
  request: PlainRequest,
): PlainResponse {
  const moulds = doors.runtime.once("first-pages", () => new LRUCache<string, Mould>({ max: 1_000 }));
  const promise = survey.anonymous ? survey.minimumGroup : 0;
  const script = readsGzip(request);
  const key = `${survey.id} ${version.version} ${promise} ${locale} ${script}`;
  let mould = moulds.get(key);
  if (!mould) {
    mould = makeMould(survey, version, locale, script);
    moulds.set(key, mould);
  }
  const tick = Math.floor(now.getTime() / RENDER_TICK_MS);
  if (mould.tokens.tick !== tick) {
    const facts = { version: version.version, renderedAt: now, test: false };
    mould.tokens = { tick, next: renderTokens(doors.intake.secret, survey.renderSubject, facts) };
  }
  const [id, token] = [Buffer.from(randomUUID(), "latin1"), Buffer.from(mould.tokens.next(), "latin1")];
  const { before, between, after, headers } = mould;
  if (!takesGzip(request)) {
    const parts = [before.plain, id, between.plain, token, after.plain];
    return { status: 200, headers, body: Buffer.concat(parts) };
  }
  const body = joinGzip([before, storedPart(id), between, storedPart(token), after]);
  return { status: 200, headers: { ...headers, ...ENCODED }, body };
}

/** Whether the first page differs for respondents in more than that: its options are mixed for each. */
export function isMixed(version: PublishedVersion, locale: Locale): boolean {
  const { definition } = version;
  const context = { attributes: {}, locale };
  const first = nextStep(definition, {}, context).question;
  const shown = first ? screenOf(definition, {}, context, first.id).questions : [];
  return shown.some((question) => "shuffle" in question && question.shuffle === true);
}

function makeMould(survey: PublishedSurvey, version: PublishedVersion, locale: Locale, script: boolean): Mould {
  const { definition } = version;
  const question = nextStep(definition, {}, { attributes: {}, locale }).question ?? definition.questions[0];
  if (!question) throw new Error("A published survey has at least one question.");
  const page = renderQuestion({
    survey: pageSurvey(survey, version),
    question,
    answers: {},
    locale,
    attributes: {},
    submissionId: SUBMISSION,
    renderToken: TOKEN,
    script,
  });
  const [before = "", rest = ""] = page.html.split(SUBMISSION);
  const [between = "", after = ""] = rest.split(TOKEN);
  return {
    before: gzipPart(Buffer.from(before), false),
    between: gzipPart(Buffer.from(between), false),
    after: gzipPart(Buffer.from(after), true),
    headers: { ...pageHeaders(page.csp), ...FIRST_PAGE_HEADERS, ...VARIES },
    tokens: { tick: 0, next: () => "" },
  };
}
