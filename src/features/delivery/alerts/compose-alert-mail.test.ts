import { expect, it } from "vitest";
import { composeAlertMail } from "@/features/delivery/alerts/compose-alert-mail";

const FRAME = {
  locale: "en",
  workspace: "Larkway",
  home: "https://x.example/w/larkway",
  stopUrl: "https://x.example/u",
} as const;
const answers = Array.from({ length: 20 }, (_, i) => ({
  text: `Low score ${i}`,
  detail: "Nora",
  path: `feedback?open=${i}`,
}));

it("says how many answers need somebody, and that there are more where not all are named", () => {
  const whole = composeAlertMail({ numbers: [], answers, moreAnswers: false }, FRAME);
  expect(whole.subject).toBe("Larkway: 20 answers need somebody");
  expect(whole.text).not.toContain("/feedback\n");
  const cut = composeAlertMail({ numbers: [], answers, moreAnswers: true }, FRAME);
  expect(cut.subject).toBe("Larkway: More than 20 answers need somebody");
  expect(cut.text).toContain("- There are more of them: see the follow-ups\n  https://x.example/w/larkway/feedback\n");
  expect(cut.html).toContain('href="https://x.example/w/larkway/feedback"');
});
