import access from "@/messages/ar/access.json";
import alerts from "@/messages/ar/alerts.json";
import answerFiles from "@/messages/ar/answerFiles.json";
import answers from "@/messages/ar/answers.json";
import answersList from "@/messages/ar/answersList.json";
import audience from "@/messages/ar/audience.json";
import audit from "@/messages/ar/audit.json";
import board from "@/messages/ar/board.json";
import brandColor from "@/messages/ar/brandColor.json";
import builder from "@/messages/ar/builder.json";
import changes from "@/messages/ar/changes.json";
import compare from "@/messages/ar/compare.json";
import cross from "@/messages/ar/cross.json";
import dashboard from "@/messages/ar/dashboard.json";
import data from "@/messages/ar/data.json";
import definitions from "@/messages/ar/definitions.json";
import digest from "@/messages/ar/digest.json";
import edits from "@/messages/ar/edits.json";
import embed from "@/messages/ar/embed.json";
import explain from "@/messages/ar/explain.json";
import exports from "@/messages/ar/exports.json";
import faults from "@/messages/ar/faults.json";
import findings from "@/messages/ar/findings.json";
import followUpRules from "@/messages/ar/followUpRules.json";
import followUps from "@/messages/ar/followUps.json";
import goals from "@/messages/ar/goals.json";
import imports from "@/messages/ar/imports.json";
import initiatives from "@/messages/ar/initiatives.json";
import invitations from "@/messages/ar/invitations.json";
import kinds from "@/messages/ar/kinds.json";
import lint from "@/messages/ar/lint.json";
import logic from "@/messages/ar/logic.json";
import look from "@/messages/ar/look.json";
import mailings from "@/messages/ar/mailings.json";
import menu from "@/messages/ar/menu.json";
import metrics from "@/messages/ar/metrics.json";
import newSurvey from "@/messages/ar/newSurvey.json";
import nonresponse from "@/messages/ar/nonresponse.json";
import overview from "@/messages/ar/overview.json";
import ownDashboards from "@/messages/ar/ownDashboards.json";
import palette from "@/messages/ar/palette.json";
import people from "@/messages/ar/people.json";
import periods from "@/messages/ar/periods.json";
import personalLinks from "@/messages/ar/personalLinks.json";
import planner from "@/messages/ar/planner.json";
import problems from "@/messages/ar/problems.json";
import promises from "@/messages/ar/promises.json";
import publish from "@/messages/ar/publish.json";
import quality from "@/messages/ar/quality.json";
import questions from "@/messages/ar/questions.json";
import service from "@/messages/ar/service.json";
import settings from "@/messages/ar/settings.json";
import share from "@/messages/ar/share.json";
import sharing from "@/messages/ar/sharing.json";
import staying from "@/messages/ar/staying.json";
import surveyBar from "@/messages/ar/surveyBar.json";
import surveyFile from "@/messages/ar/surveyFile.json";
import surveyFileFaults from "@/messages/ar/surveyFileFaults.json";
import surveyList from "@/messages/ar/surveyList.json";
import surveySettings from "@/messages/ar/surveySettings.json";
import templateFacts from "@/messages/ar/templateFacts.json";
import templates from "@/messages/ar/templates.json";
import topics from "@/messages/ar/topics.json";
import twoStep from "@/messages/ar/twoStep.json";
import ui from "@/messages/ar/ui.json";
import webhooks from "@/messages/ar/webhooks.json";
import type { Messages } from "@/messages/en";

export const ar: Messages = {
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
