import { answerPalette } from "@/features/dashboards/overview/palette/answer-palette";
import { withSession } from "@/platform/http/with-session";

export const GET = withSession("workspace.read", answerPalette);
