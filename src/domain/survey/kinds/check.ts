import { isNotApplicable } from "@/domain/survey/answer-value";
import type { Question, QuestionKind } from "@/domain/survey/definition";
import { checkCes } from "@/domain/survey/kinds/ces";
import { accept, type Checked, refuse } from "@/domain/survey/kinds/checked";
import { checkConsent } from "@/domain/survey/kinds/consent";
import { checkCsat } from "@/domain/survey/kinds/csat";
import { checkDate } from "@/domain/survey/kinds/date";
import { checkEmail } from "@/domain/survey/kinds/email";
import { checkLongText } from "@/domain/survey/kinds/long-text";
import { checkMatrix } from "@/domain/survey/kinds/matrix";
import { checkMultiple } from "@/domain/survey/kinds/multiple";
import { checkNps } from "@/domain/survey/kinds/nps";
import { checkNumber } from "@/domain/survey/kinds/number";
import { checkQuality } from "@/domain/survey/kinds/quality";
import { checkRanking } from "@/domain/survey/kinds/ranking";
import { checkRating } from "@/domain/survey/kinds/rating";
import { checkShortText } from "@/domain/survey/kinds/short-text";
import { checkSingle } from "@/domain/survey/kinds/single";
import { checkStatement } from "@/domain/survey/kinds/statement";
import { checkYesNo } from "@/domain/survey/kinds/yes-no";

/** Whether one value answers one question. Total: any JSON value in, never a throw. */
export function checkValue(question: Question, value: unknown): Checked {
  if (isNotApplicable(value))
    return question.na ? accept({ na: true }) : refuse("not_applicable", "This question offers no 'not applicable'.");
  return check(question, value);
}

const CHECKS: { readonly [K in QuestionKind]: (question: Extract<Question, { kind: K }>, value: unknown) => Checked } =
  {
    nps: checkNps,
    csat: checkCsat,
    ces: checkCes,
    rating: checkRating,
    single: checkSingle,
    multiple: checkMultiple,
    yes_no: checkYesNo,
    short_text: checkShortText,
    long_text: checkLongText,
    email: checkEmail,
    number: checkNumber,
    date: checkDate,
    ranking: checkRanking,
    statement: checkStatement,
    consent: checkConsent,
    matrix: checkMatrix,
    quality: checkQuality,
  };

function check<K extends QuestionKind>(question: Extract<Question, { kind: K }>, value: unknown): Checked {
  const one: (question: Extract<Question, { kind: K }>, value: unknown) => Checked = CHECKS[question.kind as K];
  return one(question, value);
}
