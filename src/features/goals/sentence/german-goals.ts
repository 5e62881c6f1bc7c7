import type { GoalLanguage } from "@/features/goals/sentence/goal-language";

const NEXT = "(?<next>n[äa]e?chst\\p{L}*|kommend\\p{L}*|folgend\\p{L}*)";
const THIS = "(?:dies\\p{L}*|aktuell\\p{L}*|laufend\\p{L}*|des)";
const UNITS = "(?:(?<week>woche)|(?<month>monats?)|(?<quarter>quartals?)|(?<year>jahr(?:e?s)?))";

/** How goals are said in German. */
export const GERMAN_GOALS: GoalLanguage = {
  metrics: {
    csat: "c-?sat",
    nps: "nps|net promoter|weiterempfehlung\\p{L}*",
    ces: "ces|kundenaufwand|leichtigkeit",
    completion_rate: "abschlussquote|abschlussrate",
    satisfied: "\\p{L}*zufriedenheit|zufrieden\\p{L}*",
  },
  up: "erh[öo]e?h\\p{L}*|steiger\\p{L}*|verbesser\\p{L}*|heb(?:en|e|t)|an(?:zu)?heben|bring(?:en|e|t)|ausbauen",
  down: "senk\\p{L}*|reduzier\\p{L}*|verringer\\p{L}*|verminder\\p{L}*",
  by: "um",
  to: "auf",
  percent: "%|prozent",
  points: "prozent-?punkte?n?|punkte?n?|pp",
  periods: [
    `(?:${NEXT}|${THIS}) (?:gesch[äa]e?fts|fiskal|finanz)?${UNITS}`,
    "(?<month>monats)ende",
    "(?<quarter>quartals)ende",
    "(?<year>jahres)ende",
  ],
  months: ["jan", "feb", "m[äa]e?r", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"].map(
    (month) => `(?:${month})\\p{L}*`,
  ),
  of: "\\.?(?: des)?",
  end: "ende(?: des)?",
};
