import { choiceHours } from "@/domain/follow-up/choices";
import { findRiskWords } from "@/domain/follow-up/find-risk-words";
import { isRated, lowRows, type RatedRows } from "@/domain/follow-up/low-rows";
import { allRiskWords, type FollowUpRules, OLDEST_ANSWER_DAYS } from "@/domain/follow-up/rules";
import { isLowScore, isUpperLowNps } from "@/domain/follow-up/score-words";
import { CONTACT_QUESTION } from "@/domain/survey/templates/document";

/** What an answer may be followed up for, the most urgent first. */
export const ANSWER_REASONS = ["contact_asked", "risk_word", "low_score", "option_chosen", "nps_batch"] as const;
export type AnswerReason = (typeof ANSWER_REASONS)[number];

/** One answer to one question, as far as a rule asks. */
export interface JudgedAnswer {
  readonly questionId: string;
  readonly kind: string;
  readonly score: number | null;
  /** The scale of the score in its series; null where there is none. */
  readonly scale: string | null;
  readonly text: string | null;
  /** Consent given, yes said; null where that was not asked. */
  readonly agreed: boolean | null;
  /** It must be answered to go on. */
  readonly required: boolean;
  /** A yes to it shows a question for an address. */
  readonly asksAddress: boolean;
  /** The options that were chosen; of a yes or no that word. */
  readonly chosen: readonly string[];
  /** The rows that were rated; null where the question has none. */
  readonly rows: RatedRows | null;
}

/** One response with what is judged of it. */
export interface JudgedResponse {
  readonly surveyId: string;
  readonly state: "counted" | "test" | "held" | "excluded" | "superseded";
  /** Of an anonymous survey: nobody is looked for, and no hour is told. */
  readonly anonymous: boolean;
  /** A customer, a name or an address is known. */
  readonly named: boolean;
  readonly imported: boolean;
  readonly answeredAt: Date;
  readonly answers: readonly JudgedAnswer[];
}

/** Why an answer is followed up. */
export interface Verdict {
  /** The most urgent reason. */
  readonly kind: AnswerReason;
  readonly reasons: readonly AnswerReason[];
  /** The score that says it, or the lowest there is: what a later answer is compared with. */
  readonly low: { readonly questionId: string; readonly scale: string; readonly score: number } | null;
  readonly words: readonly string[];
  /** What was chosen or rated low, as `question/option` and `question/row`. */
  readonly parts: readonly string[];
  /** The least hours that what was chosen leaves; null where nothing of it counts. */
  readonly chosenHours: number | null;
}

const DAY_MS = 86_400_000;

/**
 * Whether an answer is to be followed up, and why. Nothing: tests, held and excluded answers; anonymous surveys; nobody to
 * come back to (unless the rules say so); out of a file (unless asked); older than two weeks.
 */
export function judgeAnswer(response: JudgedResponse, rules: FollowUpRules, now: Date): Verdict | null {
  const counts = response.state === "counted" || response.state === "superseded";
  if (!counts || response.anonymous || (!response.named && !rules.unnamed)) return null;
  if (response.imported && !rules.files) return null;
  if (now.getTime() - response.answeredAt.getTime() > OLDEST_ANSWER_DAYS * DAY_MS) return null;
  const words = rules.riskWords.on ? wordsOf(response.answers, rules) : [];
  const low = lowestOf(response.answers);
  const rated = rules.lowScore.on && rules.lowScore.rows ? ratedLow(response.answers, rules.lowScore.matrices) : [];
  const chosen = chosenOf(response, rules);
  const reasons = new Set<AnswerReason>();
  if (rules.contactAsked.on && response.answers.some((one) => asksForContact(response.surveyId, one, rules)))
    reasons.add("contact_asked");
  if (words.length > 0) reasons.add("risk_word");
  if (low !== null) {
    const later = rules.npsBatch.on && isUpperLowNps(low.scale, low.score);
    if (later) reasons.add("nps_batch");
    else if (rules.lowScore.on) reasons.add("low_score");
  }
  if (rated.length > 0) reasons.add("low_score");
  if (chosen.length > 0) reasons.add("option_chosen");
  const ordered = ANSWER_REASONS.filter((reason) => reasons.has(reason));
  const [kind] = ordered;
  if (kind === undefined) return null;
  const chosenHours = chosen.length === 0 ? null : Math.min(...chosen.map(({ hours }) => hours));
  return { kind, reasons: ordered, low, words, parts: [...chosen.map(({ part }) => part), ...rated], chosenHours };
}

/**
 * By itself an optional consent that was given, as a required one is a condition; and a yes to the question that ready-made
 * surveys ask for it, which shows one for the address: "Did you have to contact us?" may be called the same. What the workspace said of it goes first.
 */
export function countsAsContact(
  surveyId: string,
  question: Pick<JudgedAnswer, "questionId" | "kind" | "required" | "asksAddress">,
  rules: FollowUpRules,
): boolean {
  const said = rules.contactAsked.questions[`${surveyId}/${question.questionId}`];
  if (question.kind === "yes_no") return said ?? (question.questionId === CONTACT_QUESTION && question.asksAddress);
  return said ?? (question.kind === "consent" && !question.required);
}

function asksForContact(surveyId: string, answer: JudgedAnswer, rules: FollowUpRules): boolean {
  return answer.agreed === true && countsAsContact(surveyId, answer, rules);
}

function wordsOf(answers: readonly JudgedAnswer[], rules: FollowUpRules): string[] {
  const entries = allRiskWords(rules);
  return [...new Set(answers.flatMap(({ text }) => (text === null ? [] : findRiskWords(text, entries))))];
}

/** The rows of scorecards and matrices that were rated low, as `question/row`. */
function ratedLow(answers: readonly JudgedAnswer[], matrices: boolean): string[] {
  return answers.flatMap(({ questionId, kind, rows }) =>
    rows === null || !(matrices || isRated(kind, questionId, rows))
      ? []
      : lowRows(rows).map((row) => `${questionId}/${row}`),
  );
}

/** What was chosen that is followed up, with the hours each leaves. */
function chosenOf({ surveyId, answers }: JudgedResponse, rules: FollowUpRules): { part: string; hours: number }[] {
  return answers.flatMap(({ questionId, kind, chosen }) =>
    chosen.flatMap((option) => {
      const part = `${questionId}/${option}`;
      const hours = choiceHours(surveyId, { part, kind }, rules);
      return hours === null ? [] : [{ part, hours }];
    }),
  );
}

/** The first answer in a low band; one that comes at once goes before one that waits for the batch. */
function lowestOf(answers: readonly JudgedAnswer[]): Verdict["low"] {
  const low = answers.flatMap(({ questionId, scale, score }) =>
    scale !== null && score !== null && isLowScore(scale, score) ? [{ questionId, scale, score }] : [],
  );
  return low.find(({ scale, score }) => !isUpperLowNps(scale, score)) ?? low[0] ?? null;
}
