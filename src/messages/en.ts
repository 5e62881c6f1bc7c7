import access from "@/messages/en/access.json";
import alerts from "@/messages/en/alerts.json";
import answerFiles from "@/messages/en/answerFiles.json";
import answers from "@/messages/en/answers.json";
import answersList from "@/messages/en/answersList.json";
import audience from "@/messages/en/audience.json";
import audit from "@/messages/en/audit.json";
import board from "@/messages/en/board.json";
import brandColor from "@/messages/en/brandColor.json";
import builder from "@/messages/en/builder.json";
import changes from "@/messages/en/changes.json";
import compare from "@/messages/en/compare.json";
import cross from "@/messages/en/cross.json";
import dashboard from "@/messages/en/dashboard.json";
import data from "@/messages/en/data.json";
import definitions from "@/messages/en/definitions.json";
import digest from "@/messages/en/digest.json";
import edits from "@/messages/en/edits.json";
import embed from "@/messages/en/embed.json";
import explain from "@/messages/en/explain.json";
import exports from "@/messages/en/exports.json";
import faults from "@/messages/en/faults.json";
import findings from "@/messages/en/findings.json";
import followUpRules from "@/messages/en/followUpRules.json";
import followUps from "@/messages/en/followUps.json";
import goals from "@/messages/en/goals.json";
import imports from "@/messages/en/imports.json";
import initiatives from "@/messages/en/initiatives.json";
import invitations from "@/messages/en/invitations.json";
import kinds from "@/messages/en/kinds.json";
import lint from "@/messages/en/lint.json";
import logic from "@/messages/en/logic.json";
import look from "@/messages/en/look.json";
import mailings from "@/messages/en/mailings.json";
import menu from "@/messages/en/menu.json";
import metrics from "@/messages/en/metrics.json";
import newSurvey from "@/messages/en/newSurvey.json";
import nonresponse from "@/messages/en/nonresponse.json";
import overview from "@/messages/en/overview.json";
import ownDashboards from "@/messages/en/ownDashboards.json";
import palette from "@/messages/en/palette.json";
import people from "@/messages/en/people.json";
import periods from "@/messages/en/periods.json";
import personalLinks from "@/messages/en/personalLinks.json";
import planner from "@/messages/en/planner.json";
import problems from "@/messages/en/problems.json";
import promises from "@/messages/en/promises.json";
import publish from "@/messages/en/publish.json";
import quality from "@/messages/en/quality.json";
import questions from "@/messages/en/questions.json";
import service from "@/messages/en/service.json";
import settings from "@/messages/en/settings.json";
import share from "@/messages/en/share.json";
import sharing from "@/messages/en/sharing.json";
import staying from "@/messages/en/staying.json";
import surveyBar from "@/messages/en/surveyBar.json";
import surveyFile from "@/messages/en/surveyFile.json";
import surveyFileFaults from "@/messages/en/surveyFileFaults.json";
import surveyList from "@/messages/en/surveyList.json";
import surveySettings from "@/messages/en/surveySettings.json";
import templateFacts from "@/messages/en/templateFacts.json";
import templates from "@/messages/en/templates.json";
import topics from "@/messages/en/topics.json";
import twoStep from "@/messages/en/twoStep.json";
import ui from "@/messages/en/ui.json";
import webhooks from "@/messages/en/webhooks.json";

/** All the app says, in English; the other languages have the same keys. A namespace is a feature's. */
export const en = {
  access,
  alerts,
  answerFiles,
  answers,
  answersList,
  audience,
  audit,
  board,
  brandColor,
  builder,
  changes,
  compare,
  cross,
  dashboard,
  data,
  definitions,
  digest,
  edits,
  embed,
  explain,
  exports,
  faults,
  findings,
  followUpRules,
  followUps,
  goals,
  imports,
  initiatives,
  invitations,
  kinds,
  lint,
  logic,
  look,
  mailings,
  menu,
  metrics,
  newSurvey,
  nonresponse,
  overview,
  ownDashboards,
  palette,
  people,
  periods,
  personalLinks,
  planner,
  problems,
  promises,
  publish,
  quality,
  questions,
  service,
  settings,
  share,
  sharing,
  staying,
  surveyBar,
  surveyFile,
  surveyFileFaults,
  surveyList,
  surveySettings,
  templateFacts,
  templates,
  topics,
  twoStep,
  ui,
  webhooks,
};

export type Messages = typeof en;
