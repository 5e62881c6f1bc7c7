import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const domain = path.join(import.meta.dirname, "..", "domain");

/** What hands codes with figures to the screen (decision 0100). Others speak to programs, in English. */
const CODED =
  /^survey\/((lint|edit|migrate|diff)\/|(check-pipes|check-references|condition-words|definition|logic-words|measure|read-issue|review-sites|texts)\.ts$)/;
/** Words for respondents, in their six languages, and patterns that read what authors write. */
const DATA = /(question|pair|leading)-words\.ts$/;

/** The titles of what is cited, in the language they were published in. */
const CITED = [
  "Soliciting and paying for online reviews, a guide for marketers",
  "Prohibited and restricted content in reviews",
];

const files = readdirSync(domain, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(domain, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
  .filter((file) => CODED.test(file) && !DATA.test(file) && !file.endsWith(".test.ts"));

/** The texts of a file that read like a sentence; what an error says to developers and `six` to respondents is none. */
function sentencesOf(file: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && /Error$/.test(node.expression.getText())) return;
    if (ts.isCallExpression(node) && node.expression.getText() === "six") return;
    const words =
      ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
        ? node.text
        : "";
    if (/\p{L}{2,} \p{Ll}{2,}/u.test(words) && !CITED.includes(words)) found.push(`${file}: ${words}`);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

test("sentences are found, and codes are none", () => {
  const code = `say("x", "Nobody comes here."); say(\`\${n} lines on one scale\`); throw new Error("Not a day."); refused("gone")`;
  expect(sentencesOf("x.ts", code)).toEqual(["x.ts: Nobody comes here.", "x.ts:  lines on one scale"]);
});

test("the domain of surveys says codes: sentences are messages in three languages", () => {
  expect(files.length).toBeGreaterThan(40);
  expect(files.flatMap((file) => sentencesOf(file, readFileSync(path.join(domain, file), "utf8")))).toEqual([]);
});
