import { readGoalNumbers } from "@/app/read-goal-numbers";
import { readDigestAlerts } from "@/features/alerts/read-digest-alerts";
import { readFollowed } from "@/features/dashboards/followed/read-followed";
import { joinNews } from "@/features/delivery/digest/join-news";
import { readOpenGoals } from "@/features/goals/read-open-goals";

/** The preview of a mail shows what the dashboards and the goals show, as the mail itself does. */
export const readDigestNews = joinNews({
  alerts: readDigestAlerts,
  followed: readFollowed,
  goals: (tx, scope, workspace, asked, now) =>
    readOpenGoals(tx, scope, workspace, { ...asked, read: readGoalNumbers }, now),
});
