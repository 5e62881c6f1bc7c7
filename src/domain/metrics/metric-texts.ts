import type { MetricId } from "@/domain/metrics/metric-id";

/** A metric in words: what Explain shows behind every number and `docs/metrics` prints. */
export interface MetricText {
  /** What it means, in a sentence. */
  readonly definition: string;
  readonly formula: string;
  readonly denominator: string;
  /** Worked out, with its figures. */
  readonly example: string;
  /** When not to use it. */
  readonly avoid: string;
  /** How sure it is: the method by its name. */
  readonly interval: string;
  /** Why there may be nothing to say. */
  readonly empty: string;
  readonly source: string;
}

/** Every metric in words. */
export const METRIC_TEXTS: Readonly<Record<MetricId, MetricText>> = {
  nps: {
    definition: "Of everybody who answered, the share of Promoters (9–10) less the share of Detractors (0–6).",
    formula: "100 × (Promoters − Detractors) ÷ answers",
    denominator:
      "Everybody who gave a score, Passives (7–8) included. Missing and invalid answers are shown, not counted.",
    example: "1,436 Promoters, 968 Passives and 342 Detractors of 2,746 answers: +39.8, between 37.2 and 42.4.",
    avoid: "Do not pool it with other scales (1–10, 1–5), and do not compare programmes that ask at different moments.",
    interval: "Adjusted-Wald: ¾ added to Promoters and to Detractors, 3 to the answers.",
    empty: "Nobody has answered: no score. 0 is a real score.",
    source: "Reichheld 2003; Rocks 2016, The American Statistician; Lewis & Sauro 2021.",
  },
  csat: {
    definition: "The share of answers that are satisfied: 4 or 5 on 1–5, 9 or 10 on 1–10, the happy face, thumbs up.",
    formula: "100 × satisfied ÷ answers",
    denominator: "Everybody who gave a rating, neutral ones included.",
    example: "7 satisfied, 1 neutral and 2 dissatisfied answers: 70%, between 40 and 89.",
    avoid: "Do not compare different scales: the same people give different shares on 1–5 and on 1–10.",
    interval: "Wilson without continuity correction; Student's t for the average rating beside it.",
    empty: "Nobody has answered: no share. 0% means that nobody was satisfied.",
    source: "Wilson 1927; Newcombe 1998.",
  },
  ces: {
    definition: "The mean answer to how easy it was. A lower score means higher effort.",
    formula: "sum of scores ÷ answers; beside it, 100 × easy answers ÷ answers (5–7 on 1–7, 4–5 on 1–5)",
    denominator: "Everybody who gave a score.",
    example: "7, 6, 6, 5, 4, 7, 3, 5, 6 and 2: a mean of 5.1, between 3.9 and 6.3; 70% found it easy.",
    avoid:
      'Never join it with the first effort question ("how much effort", high is bad): that stays a series of its own.',
    interval: "Student's t for the mean, Wilson for the share; none from a single answer.",
    empty: "Nobody has answered: no mean.",
    source: "Dixon, Freeman & Toman 2010; Dixon, Toman & DeLisi 2013.",
  },
  response_rate: {
    definition:
      "The share of delivered invitations that were answered, wholly or in part, within the 14 days they have.",
    formula: "100 × (complete + partial) ÷ (sent − bounced)",
    denominator:
      "Invitations that arrived and whose 14 days are over. Surveys that stand in a product or behind a link invite nobody: they have no response rate.",
    example: "1,200 sent, 200 bounced, 270 complete and 30 partial answers: 300 of 1,000, 30%.",
    avoid:
      "Never with invitations that may still be answered: the quick have answered, the slow have not. They are left out, counted beside the rate, and named with the day on which all are judged. Days chosen by name follow: the last 7 days are the last seven whose invitations are judged, and a running month goes as far as those.",
    interval: "Wilson.",
    empty: "Nothing was delivered: no rate.",
    source: "AAPOR Standard Definitions (RR1, RR2).",
  },
  completion_rate: {
    definition: "Of those who began to answer, the share who finished.",
    formula: "100 × completed ÷ started",
    denominator: "Everybody whose first answer was stored.",
    example: "330 started, 270 completed: 81.8%.",
    avoid:
      "It says how long or hard the questions are, not whether people wanted to answer; that is the response rate.",
    interval: "Wilson.",
    empty: "Nobody has started: no rate.",
    source: "AAPOR Standard Definitions.",
  },
  customer_churn: {
    definition: "Of the customers at the start of the period, the share who were no longer customers at its end.",
    formula: "100 × customers lost ÷ customers at the start",
    denominator: "Customers on the day before the period. Who joined in the period is in neither part.",
    example: "100 customers at the start, 11 cancel, one of them had joined in the period: 10%.",
    avoid: "Do not mix monthly and yearly contracts in one rate, and do not multiply a monthly rate by twelve.",
    interval: "Wilson.",
    empty: "No customer at the start: no rate.",
    source: "ChartMogul, customer churn rate (B2B).",
  },
  customer_retention: {
    definition: "Of the customers at the start of the period, the share who were still customers at its end.",
    formula: "100 × (customers at the end − new ones) ÷ customers at the start",
    denominator: "Customers on the day before the period.",
    example: "100 at the start, 95 at the end of whom 5 are new: 90%. Retention and churn add up to 100.",
    avoid: "A percentage without its period says nothing: 97% a month is 69% a year.",
    interval: "Wilson.",
    empty: "No customer at the start: no rate.",
    source: "The complement of customer churn.",
  },
  revenue_churn: {
    definition: "Of the monthly revenue at the start, the share lost through customers who left or now pay less.",
    formula: "100 × (churned + contraction) ÷ monthly revenue at the start; net: less expansion",
    denominator: "Monthly recurring revenue at the start. New and returning customers' revenue is in neither part.",
    example: "1,000 at the start, 200 churned, 50 contraction: 25%; with 120 expansion, net 13%.",
    avoid: "Do not leave churned customers out of the net figure, as some glossaries do.",
    interval: "Student's t on the linearised ratio, over customers.",
    empty: "No revenue at the start: no rate.",
    source: "Baremetrics and ChartMogul definitions; see docs/metrics.",
  },
  net_revenue_retention: {
    definition: "What the customers of the start pay at the end, as a share of what they paid at the start.",
    formula: "100 × (start − churned − contraction + expansion) ÷ start",
    denominator: "Monthly recurring revenue at the start.",
    example: "27,000 at the start, 30,000 from the same customers at the end: 111%.",
    avoid: "New customers' revenue never enters. It can hide churn behind expansion: read revenue churn beside it.",
    interval: "Student's t on the linearised ratio, over customers.",
    empty: "No revenue at the start: no rate.",
    source: "ChurnZero's worked example (30,000 ÷ 27,000).",
  },
  first_response_time: {
    definition: "How long customers waited for the first public reply by a person. Automatic replies do not count.",
    formula: "median of (first public human reply − request opened); 9 of 10 beside it",
    denominator:
      "Requests opened by customers that have a reply. Those still waiting are shown beside, with the oldest.",
    example: "Opened 9:00, bot 9:00, note to a colleague 9:20, reply 9:45: 45 minutes.",
    avoid: "Never read it without the open ones: a backlog makes the median look better.",
    interval: "Order statistics of the median.",
    empty: "No request has a reply yet: no time.",
    source: "Zendesk metric definitions; Hyndman & Fan 1996 (type 7 quantiles).",
  },
  resolution_time: {
    definition: "How long it took until the request was solved for good.",
    formula: "median of (most recent solution − request opened); 9 of 10 beside it",
    denominator: "Requests that are solved now. A reopened one has no full resolution again until it is solved.",
    example: "Opened 9:00, solved 12:00, reopened next day 9:00, solved 10:30: 25 h 30 in full, 3 h the first time.",
    avoid: "Read the share of reopened requests beside it.",
    interval: "Order statistics of the median.",
    empty: "No request is solved: no time.",
    source: "Zendesk metric definitions.",
  },
  sla_attainment: {
    definition: "The share of promised response and resolution times that were kept.",
    formula: "100 × achieved ÷ (achieved + breached + open and already late)",
    denominator: "Targets that are decided, and open ones that are already late. Open ones within time are not judged.",
    example: "80 achieved, 15 breached, 5 open and late: 80%.",
    avoid: "Leaving late open requests out would reward not answering.",
    interval: "Wilson.",
    empty: "No target is decided: no share.",
    source: "Zendesk and Chatwoot target states.",
  },
  quality_score: {
    definition:
      "The mean score of reviewed conversations: accuracy of information, professionalism of communication, overall experience.",
    formula: "mean of review scores; review = 100 × Σ score·weight ÷ Σ weight over the rated categories",
    denominator:
      'Reviews with at least one rated category. "Not applicable" leaves both sums; a failed critical category makes the review 0.',
    example: "Reviews of 100, 9.91, 63.96, 90.99 and 0: 52.97%.",
    avoid: "Do not judge people by it while reviewers disagree (Krippendorff's α below .667).",
    interval: "Student's t, clustered by reviewer where there are several.",
    empty: "No review: no score.",
    source: "Zendesk QA (internal quality score).",
  },
};
