import type { ResponseState } from "@/db/rollups/stored-answer";
import type { Answers } from "@/domain/survey/answer-value";
import type { Definition } from "@/domain/survey/definition";
import { questionById } from "@/domain/survey/outline";
import {
  type Circumstances,
  holds,
  isHasty,
  readMarks,
  type Suspected,
  type Suspicion,
  suspect,
  writeMarks,
} from "@/domain/survey/suspicion";
import type { Respondents } from "@/features/respond/open-intake";
import type { ReadFacts } from "@/features/respond/sign-tokens";

/** What a door saw of one request, and a memory that can be asked about its comments. */
export interface Watch extends Omit<Circumstances, "repeated"> {
  isRepeated(texts: readonly string[]): boolean;
}

/** Who opened a page a day ago and sends it now is looked at by somebody. */
const OLD_PAGE_MS = 24 * 60 * 60 * 1000;

/** Looks at one request. A form always comes from a page; a program without a token needs none. */
export function watchDoor(
  { seen }: Respondents,
  request: {
    readonly door: "form" | "json";
    readonly surveyId: string;
    readonly submissionId: string;
    readonly address: string;
    readonly facts: ReadFacts | null;
    readonly trap: string | null;
  },
  now: Date,
): Watch {
  const { door, surveyId, submissionId, address, facts, trap } = request;
  const age = facts === null ? null : now.getTime() - facts.renderedAt.getTime();
  const page = () => {
    if (facts === null || age === null) return door === "form" ? "none" : "program";
    if (seen.isReused(`${surveyId} ${facts.page}`, submissionId)) return "reused";
    return age > OLD_PAGE_MS ? "old" : "own";
  };
  return {
    trap: trap !== null && trap !== "",
    page: page(),
    // A page from the future was rendered by a server with another clock.
    seconds: age === null || age < 0 ? null : age / 1000,
    isRepeated: (texts) => texts.length > 0 && seen.isRepeated({ surveyId, submissionId, address, texts }),
  };
}

/** Judges the answers of one request; without a watch (a program with a key) nobody is suspected. */
export function judgeAnswers(definition: Definition, answers: Answers, watch: Watch | undefined): Suspected {
  if (!watch) return { marks: [], hold: false };
  const texts = Object.entries(answers).flatMap(([id, value]) => {
    const kind = questionById(definition, id)?.kind;
    return typeof value === "string" && (kind === "long_text" || kind === "short_text") ? [value] : [];
  });
  return suspect(definition, answers, { ...watch, repeated: watch.isRepeated(texts) });
}

/**
 * What a stored response becomes by a further step. A mark that somebody saw and released holds it no second time; what a
 * person excluded stays as it is.
 */
export function stateAfter(
  definition: Definition,
  stored: { readonly state: ResponseState; readonly stateReason: string | null; readonly startedAt: Date },
  step: { readonly given: Answers; readonly all: Answers; readonly watch: Watch | undefined },
  now: Date,
): { readonly state: ResponseState; readonly stateReason: string | null } {
  const { state, stateReason } = stored;
  const known = readMarks(stateReason);
  const countable = state === "counted" || state === "superseded" || state === "held";
  if (!step.watch || known === null || !countable) return { state, stateReason };
  const { marks } = judgeAnswers(definition, step.given, step.watch);
  const hasty = isHasty(definition, step.all, (now.getTime() - stored.startedAt.getTime()) / 1000);
  const news = [...marks, ...(hasty ? (["too_fast"] as const) : [])].filter((one) => !known.includes(one));
  const hold = step.watch.page !== "program" && news.some(holds);
  const all: Suspicion[] = [...known, ...news];
  return { state: hold ? "held" : state, stateReason: writeMarks(all) };
}
