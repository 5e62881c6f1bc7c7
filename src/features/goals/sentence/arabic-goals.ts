import type { GoalLanguage } from "@/features/goals/sentence/goal-language";

/** Particles that are written together with the word they stand before: "and", "for", "by", "in", "the". */
const BEFORE = "(?:و|ف)?(?:لل|[لبك])?(?:ال)?";
const UNITS =
  "(?:(?:ال)?(?<quarter>ربع)(?: السنه| السنوي| المالي)*|(?:ال)?(?<week>اسبوع)|(?:ال)?(?<month>شهر)|(?:ال)?(?<year>سنه|عام)(?: الماليه?)?)";
const NEXT = "(?<next>(?:ال)?(?:قادم|مقبل|تالي)ه?)";
const THIS = "(?:ال)?(?:حالي|جاري)ه?";

/** How goals are said in Arabic, in the plain spelling of `plainSentence` (ة as ه, أ as ا, ى as ي). */
export const ARABIC_GOALS: GoalLanguage = {
  metrics: {
    csat: "c-?sat",
    nps: `nps|${BEFORE}صافي (?:نقاط )?(?:ال)?(?:ترويج|مروجين)`,
    ces: `ces|${BEFORE}سهوله|${BEFORE}جهد العم(?:يل|لاء)`,
    completion_rate: `${BEFORE}(?:نسبه|معدل) (?:ال)?اكمال`,
    response_rate: `${BEFORE}(?:نسبه|معدل) (?:ال)?استجابه`,
    first_response_time: `${BEFORE}(?:زمن |وقت )?(?:ال)?(?:اول رد|رد الاول)`,
    resolution_time: `${BEFORE}(?:زمن|وقت|مده) (?:ال)?حل`,
    sla_attainment: "sla",
    quality_score: `${BEFORE}جوده(?: (?:ال)?خدمه)?`,
    revenue_churn: `${BEFORE}(?:فقدان|خساره) (?:ال)?ايرادات`,
    net_revenue_retention: "nrr",
    customer_churn: `${BEFORE}(?:فقدان|تسرب|خساره)(?: (?:ال)?عملاء)?`,
    customer_retention: `${BEFORE}احتفاظ(?: بالعملاء)?`,
    satisfied: `${BEFORE}رضاء?|${BEFORE}راضين|${BEFORE}راضون`,
  },
  up: "زياده|زد|زيدوا|نزيد|رفع|ارفع|نرفع|تحسين|حسن|نحسن|تعزيز|عزز|ايصال",
  down: "خفض|اخفض|نخفض|تخفيض|تقليل|قلل|انقاص",
  by: "(?:بنسبه|بمقدار|بواقع|ب)",
  to: "(?:الي|لتصل الي|ليصل الي|اقل من|دون)",
  percent: "%|(?:في |ب)?ال(?:مئه|مايه|ميه|مائه)|بالمئه|بالمائه",
  points: "نقط(?:ه|تين|تان)?(?: مئويه)?|نقاط(?: مئويه)?",
  minutes: "دقيقه|دقائق|دقيقتين",
  hours: "ساعه|ساعات|ساعتين",
  periods: [`(?:ل|ب)?${UNITS} (?:${NEXT}|${THIS})`, `هذ(?:ا|ه) ${UNITS}`, `(?:نهايه|اخر) ${UNITS}`],
  months: [
    "يناير|كانون الثاني",
    "فبراير|شباط",
    "مارس|اذار",
    "ابريل|نيسان",
    "مايو|ايار",
    "يونيو|حزيران",
    "يوليو|تموز",
    "اغسطس|اب",
    "سبتمبر|ايلول",
    "اكتوبر|تشرين الاول",
    "نوفمبر|تشرين الثاني",
    "ديسمبر|كانون الاول",
  ],
  of: "(?: من)?(?: شهر)?",
  end: "(?:ب|ل)?(?:نهايه|اخر)(?: شهر)?",
};
