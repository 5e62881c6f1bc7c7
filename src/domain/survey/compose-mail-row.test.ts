import { expect, test } from "vitest";
import { composeMailRow, MAIL_TOOLS, type MailTool } from "@/domain/survey/compose-mail-row";
import { TEMPLATES } from "@/domain/survey/templates/templates";

const URL_OF = "https://candor.example/s/abc";

function row(tool: string, template: keyof typeof TEMPLATES = "nps", brand = "Larkway"): string {
  const found = MAIL_TOOLS.find(({ id }) => id === tool) as MailTool;
  return composeMailRow(TEMPLATES[template]({ name: brand, color: "#484188" }), URL_OF, found) ?? "";
}

test("eleven links, low to high, each of which only preselects and says which door it came by", () => {
  const hrefs = [...row("plain").matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
  expect(hrefs).toEqual(Array.from({ length: 11 }, (_, score) => `${URL_OF}?q=${score}&amp;channel=email`));
});

test.each([
  ["zendesk", "customer={{ticket.requester.email}}&amp;interaction={{ticket.id}}"],
  ["freshdesk", "customer={{ticket.requester.email}}&amp;interaction={{ticket.id}}"],
  ["intercom", "customer={{user_id}}&amp;email={{email}}"],
  ["mailchimp", "customer=*|EMAIL|*"],
])("%s gets its placeholders as it writes them", (tool, query) => {
  expect(row(tool)).toContain(`?q=9&amp;channel=email&amp;${query}"`);
});

test("screen readers hear the score of how many, and what the ends mean", () => {
  expect(row("plain")).toContain('aria-label="0 of 10, Not at all likely"');
  expect(row("plain")).toContain('aria-label="7 of 10"');
  expect(row("plain", "csat")).toContain('aria-label="4 of 5, Satisfied"');
  expect(row("plain")).toContain('<table role="presentation" lang="en" dir="ltr"');
});

test("hostile words of a brand are text", () => {
  expect(row("plain", "nps", '<img src=x onerror="a">')).toContain("&lt;img src=x onerror=&quot;a&quot;&gt;");
});

test("no score in the beginning, no row", () => {
  const nps = TEMPLATES.nps({ name: "L", color: "#484188" });
  const asked = { ...nps, questions: nps.questions.slice(1) };
  expect(composeMailRow(asked, URL_OF, MAIL_TOOLS[0] as MailTool)).toBeNull();
});
