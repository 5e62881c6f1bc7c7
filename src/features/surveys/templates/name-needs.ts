import type { TemplateId } from "@/domain/survey/templates/templates";

/** What each ready survey is for, as somebody would say it who needs it, and further words they might look for it with. */
export const TEMPLATE_NEEDS: Readonly<Record<TemplateId, { readonly need: string; readonly words: string }>> = {
  nps: {
    need: "Do customers stand by us as a whole?",
    words: "nps net promoter loyalty relationship recommend brand board",
  },
  "nps-transactional": {
    need: "Did this purchase or delivery make them recommend us?",
    words: "nps transaction order shop renewal shipping e-commerce",
  },
  csat: {
    need: "Are people satisfied with the help they got?",
    words: "csat satisfaction support ticket service desk agent five points",
  },
  "csat-faces": {
    need: "Are people satisfied, told with a face instead of a number?",
    words: "csat satisfaction smiley emoji kiosk tablet counter quick",
  },
  "csat-10": {
    need: "Are people satisfied, on ten points?",
    words: "csat satisfaction service team 1 to 10 ten benchmark",
  },
  ces: {
    need: "Was it easy for them?",
    words: "ces effort ease friction self-service return support",
  },
  "ces-agree": {
    need: "Was it easy, worded to compare with published CES 2.0 figures?",
    words: "ces 2.0 effort ease agree benchmark statement",
  },
  onboarding: {
    need: "Do new customers get started, and what holds them back?",
    words: "onboarding setup activation trial first week adoption sign-up",
  },
  "check-in": {
    need: "Is somebody unhappy before they say so?",
    words: "check-in care proactive success renewal outage health account risk",
  },
  "quality-scorecard": {
    need: "Was the information right and the tone good?",
    words: "quality qos scorecard accuracy professionalism coaching call chat agent review",
  },
  complaint: {
    need: "Was a complaint put right?",
    words: "complaint recovery apology fair resolved problem angry",
  },
  cancellation: {
    need: "Why do customers leave?",
    words: "churn cancel cancellation exit leaving retention win back price competitor unappreciated",
  },
  "product-market-fit": {
    need: "Would they miss the product?",
    words: "pmf product market fit disappointed must-have startup ellis",
  },
  "page-feedback": {
    need: "Did this page or article help?",
    words: "helpful documentation help center feature in-app thumbs one click website",
  },
  enps: {
    need: "Do our own people recommend working here?",
    words: "enps employee staff team internal anonymous hr culture",
  },
};
