import access from "@/messages/de/access.json";
import answers from "@/messages/de/answers.json";
import answersList from "@/messages/de/answersList.json";
import compare from "@/messages/de/compare.json";
import dashboard from "@/messages/de/dashboard.json";
import digest from "@/messages/de/digest.json";
import embed from "@/messages/de/embed.json";
import goals from "@/messages/de/goals.json";
import initiatives from "@/messages/de/initiatives.json";
import metrics from "@/messages/de/metrics.json";
import problems from "@/messages/de/problems.json";
import settings from "@/messages/de/settings.json";
import share from "@/messages/de/share.json";
import sharing from "@/messages/de/sharing.json";
import surveyBar from "@/messages/de/surveyBar.json";
import surveySettings from "@/messages/de/surveySettings.json";
import ui from "@/messages/de/ui.json";
import type { Messages } from "@/messages/en";

export const de: Messages = {
  access,
  answers,
  answersList,
  compare,
  dashboard,
  digest,
  embed,
  goals,
  initiatives,
  metrics,
  problems,
  settings,
  share,
  sharing,
  surveyBar,
  surveySettings,
  ui,
};
