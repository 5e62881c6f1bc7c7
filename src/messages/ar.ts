import compare from "@/messages/ar/compare.json";
import dashboard from "@/messages/ar/dashboard.json";
import digest from "@/messages/ar/digest.json";
import embed from "@/messages/ar/embed.json";
import goals from "@/messages/ar/goals.json";
import initiatives from "@/messages/ar/initiatives.json";
import metrics from "@/messages/ar/metrics.json";
import share from "@/messages/ar/share.json";
import sharing from "@/messages/ar/sharing.json";
import surveyBar from "@/messages/ar/surveyBar.json";
import surveySettings from "@/messages/ar/surveySettings.json";
import ui from "@/messages/ar/ui.json";
import type { Messages } from "@/messages/en";

export const ar: Messages = {
  compare,
  dashboard,
  digest,
  embed,
  goals,
  initiatives,
  metrics,
  share,
  sharing,
  surveyBar,
  surveySettings,
  ui,
};
