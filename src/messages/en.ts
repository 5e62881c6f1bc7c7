import compare from "@/messages/en/compare.json";
import dashboard from "@/messages/en/dashboard.json";
import digest from "@/messages/en/digest.json";
import embed from "@/messages/en/embed.json";
import goals from "@/messages/en/goals.json";
import initiatives from "@/messages/en/initiatives.json";
import metrics from "@/messages/en/metrics.json";
import share from "@/messages/en/share.json";
import sharing from "@/messages/en/sharing.json";
import surveyBar from "@/messages/en/surveyBar.json";
import surveySettings from "@/messages/en/surveySettings.json";
import ui from "@/messages/en/ui.json";

/** All the app says, in English; the other languages have the same keys. A namespace is a feature's. */
export const en = {
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

export type Messages = typeof en;
