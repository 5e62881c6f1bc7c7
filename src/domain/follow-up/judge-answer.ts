import { findRiskWords } from "@/domain/follow-up/find-risk-words";
import { allRiskWords, type FollowUpRules, OLDEST_ANSWER_DAYS } from "@/domain/follow-up/rules";
import { isLowScore, isUpperLowNps } from "@/domain/follow-up/score-words";

/** What an answer may be followed up for, the most urgent first. */
export const ANSWER_REASONS = ["contact_asked", "risk_word", "low_score", "nps_batch"] as const;
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
}

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
  const reasons = new Set<AnswerReason>();
  if (rules.contactAsked.on && response.answers.some((one) => asksForContact(response.surveyId, one, rules)))
    reasons.add("contact_asked");
  if (words.length > 0) reasons.add("risk_word");
  if (low !== null) {
    const later = rules.npsBatch.on && isUpperLowNps(low.scale, low.score);
    if (later) reasons.add("nps_batch");
    else if (rules.lowScore.on) reasons.add("low_score");
  }
  const ordered = ANSWER_REASONS.filter((reason) => reasons.has(reason));
  const [kind] = ordered;
  return kind === undefined ? null : { kind, reasons: ordered, low, words };
}

/** By itself an optional consent that was given; a required one is a condition. What the workspace said of it goes first. */
export function countsAsContact(
  surveyId: string,
  question: Pick<JudgedAnswer, "questionId" | "kind" | "required">,
  rules: FollowUpRules,
): boolean {
  const said = rules.contactAsked.questions[`${surveyId}/${question.questionId}`];
  return said ?? (question.kind === "consent" && !question.required);
}

function asksForContact(surveyId: string, answer: JudgedAnswer, rules: FollowUpRules): boolean {
  return answer.agreed === true && countsAsContact(surveyId, answer, rules);
}

function wordsOf(answers: readonly JudgedAnswer[], rules: FollowUpRules): string[] {
  const entries = allRiskWords(rules);
  return [...new Set(answers.flatMap(({ text }) => (text === null ? [] : findRiskWords(text, entries))))];
}

/** The first answer in a low band; one that comes at once goes before one that waits for the batch. */
function lowestOf(answers: readonly JudgedAnswer[]): Verdict["low"] {
  const low = answers.flatMap(({ questionId, scale, score }) =>
    scale !== null && score !== null && isLowScore(scale, score) ? [{ questionId, scale, score }] : [],
  );
  return low.find(({ scale, score }) => !isUpperLowNps(scale, score)) ?? low[0] ?? null;
}
