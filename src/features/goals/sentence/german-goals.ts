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
    response_rate: "r[üu]e?cklauf(?:quote)?|antwortquote",
    first_response_time: "erst\\p{L}* (?:antwort|reaktion)(?:szeit)?|erst(?:antwort|reaktions)zeit",
    resolution_time: "l[öo]e?sungs(?:zeit|dauer)|zeit bis zur l[öo]e?sung",
    sla_attainment: "slas?|sla-?erf[üu]e?llung|eingehalten\\p{L}* zusagen",
    quality_score: "servicequalit[äa]e?t|qualit[äa]e?t",
    revenue_churn: "umsatz-?(?:churn|verlust)|verloren\\p{L}* umsatz",
    net_revenue_retention: "nrr|gehalten\\p{L}* umsatz",
    customer_churn: "churn(?:-?rate)?|abwanderung(?:srate|squote)?|k[üu]e?ndigungs(?:rate|quote)",
    customer_retention: "retention|kundenbindung(?:srate|squote)?",
    satisfied: "\\p{L}*zufriedenheit|zufrieden\\p{L}*",
  },
  up: "erh[öo]e?h\\p{L}*|steiger\\p{L}*|verbesser\\p{L}*|heb(?:en|e|t)|an(?:zu)?heben|bring(?:en|e|t)|ausbauen",
  down: "senk\\p{L}*|reduzier\\p{L}*|verringer\\p{L}*|verminder\\p{L}*",
  by: "um",
  to: "auf|unter",
  percent: "%|prozent",
  points: "prozent-?punkte?n?|punkte?n?|pp",
  minutes: "minuten?|min",
  hours: "stunden?|std|h",
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
