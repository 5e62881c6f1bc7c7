import access from "@/messages/de/access.json";
import alerts from "@/messages/de/alerts.json";
import answerFiles from "@/messages/de/answerFiles.json";
import answers from "@/messages/de/answers.json";
import answersList from "@/messages/de/answersList.json";
import audience from "@/messages/de/audience.json";
import audit from "@/messages/de/audit.json";
import board from "@/messages/de/board.json";
import brandColor from "@/messages/de/brandColor.json";
import builder from "@/messages/de/builder.json";
import changes from "@/messages/de/changes.json";
import compare from "@/messages/de/compare.json";
import cross from "@/messages/de/cross.json";
import dashboard from "@/messages/de/dashboard.json";
import data from "@/messages/de/data.json";
import definitions from "@/messages/de/definitions.json";
import digest from "@/messages/de/digest.json";
import edits from "@/messages/de/edits.json";
import embed from "@/messages/de/embed.json";
import explain from "@/messages/de/explain.json";
import exports from "@/messages/de/exports.json";
import faults from "@/messages/de/faults.json";
import findings from "@/messages/de/findings.json";
import followUpRules from "@/messages/de/followUpRules.json";
import followUps from "@/messages/de/followUps.json";
import goals from "@/messages/de/goals.json";
import imports from "@/messages/de/imports.json";
import initiatives from "@/messages/de/initiatives.json";
import invitations from "@/messages/de/invitations.json";
import kinds from "@/messages/de/kinds.json";
import lint from "@/messages/de/lint.json";
import logic from "@/messages/de/logic.json";
import look from "@/messages/de/look.json";
import mailings from "@/messages/de/mailings.json";
import menu from "@/messages/de/menu.json";
import metrics from "@/messages/de/metrics.json";
import newSurvey from "@/messages/de/newSurvey.json";
import nonresponse from "@/messages/de/nonresponse.json";
import overview from "@/messages/de/overview.json";
import ownDashboards from "@/messages/de/ownDashboards.json";
import palette from "@/messages/de/palette.json";
import people from "@/messages/de/people.json";
import periods from "@/messages/de/periods.json";
import personalLinks from "@/messages/de/personalLinks.json";
import planner from "@/messages/de/planner.json";
import problems from "@/messages/de/problems.json";
import promises from "@/messages/de/promises.json";
import publish from "@/messages/de/publish.json";
import quality from "@/messages/de/quality.json";
import questions from "@/messages/de/questions.json";
import service from "@/messages/de/service.json";
import settings from "@/messages/de/settings.json";
import share from "@/messages/de/share.json";
import sharing from "@/messages/de/sharing.json";
import staying from "@/messages/de/staying.json";
import surveyBar from "@/messages/de/surveyBar.json";
import surveyFile from "@/messages/de/surveyFile.json";
import surveyFileFaults from "@/messages/de/surveyFileFaults.json";
import surveyList from "@/messages/de/surveyList.json";
import surveySettings from "@/messages/de/surveySettings.json";
import templateFacts from "@/messages/de/templateFacts.json";
import templates from "@/messages/de/templates.json";
import topics from "@/messages/de/topics.json";
import twoStep from "@/messages/de/twoStep.json";
import ui from "@/messages/de/ui.json";
import webhooks from "@/messages/de/webhooks.json";
import type { Messages } from "@/messages/en";

export const de: Messages = {
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
