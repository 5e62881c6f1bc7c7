import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const src = path.join(import.meta.dirname, "..");

/** The folders whose screens speak through messages only: all there are. */
const DONE = ["app", "features", "ui"];

/** Names and things to type, which are the same in every language. */
const SAME = new Set(["Candor", "SVG", "Alt", "Enter", "?plan=team&country=DE"]);
/** Properties that people read or hear. */
const READ =
  /^(title|label|hint|dek|lead|legend|placeholder|caption|alt|note|none|button|summary|value|aria-(label|description|valuetext)|\w+(Label|Head|Title|Text))$/;

const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(src, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
  .filter((file) => file.endsWith(".tsx") && DONE.some((done) => file.startsWith(`${done}/`)));

/** The words that a file's JSX says by itself: text between tags, and texts in what is shown or read aloud. */
function wordsOf(file: string, text: string): string[] {
  const found: string[] = [];
  const take = (words: string) => {
    const plain = words.replaceAll("&amp;", "&").replace(/\s+/g, " ").trim();
    if (/\p{L}{2,}/u.test(plain) && !SAME.has(plain)) found.push(`${file}: ${plain}`);
  };
  // A text in braces is words where it reads like them: a capital first, or a space within.
  const takeIfWords = (literal: string) =>
    /^\p{Lu}\p{Ll}|\p{L} \p{L}/u.test(literal.trim()) ? take(literal) : undefined;
  const literals = (node: ts.Node): void => {
    if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isCallExpression(node)) return;
    if (ts.isStringLiteralLike(node)) takeIfWords(node.text);
    if (ts.isTemplateExpression(node))
      for (const part of [node.head, ...node.templateSpans.map((one) => one.literal)]) takeIfWords(part.text);
    ts.forEachChild(node, literals);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) take(node.text);
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) && node.expression) literals(node.expression);
    if (ts.isJsxAttribute(node) && READ.test(node.name.getText()) && node.initializer) {
      if (ts.isStringLiteral(node.initializer)) takeIfWords(node.initializer.text);
      else literals(node.initializer);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

test("words within JSX are found, wherever they stand", () => {
  const jsx = `<><p className="Not words">Hello {name}</p><Field label="Work e-mail" hint={late ? "Too late" : t("hint")} />{n === 1 ? "One answer" : \`\${n} more answers\`}</>`;
  expect(wordsOf("x.tsx", jsx)).toEqual([
    "x.tsx: Hello",
    "x.tsx: Work e-mail",
    "x.tsx: Too late",
    "x.tsx: One answer",
    "x.tsx: more answers",
  ]);
});

test("screens say no words of their own: all of them are messages", { timeout: 60_000 }, () => {
  expect(files.length).toBeGreaterThan(60);
  expect(files.flatMap((file) => wordsOf(file, readFileSync(path.join(src, file), "utf8")))).toEqual([]);
});
