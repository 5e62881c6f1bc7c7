import { expect, it } from "vitest";
import { type Definition, parseDefinition } from "@/domain/survey/definition";
import { CATEGORY, OPTIONS, ROWS, TITLES } from "@/domain/survey/edit/question-words";
import { lintSurvey } from "@/domain/survey/lint/lint-survey";
import { readyTexts } from "@/domain/survey/templates/ready-texts";

type Change = Record<string, unknown>;
type Case = readonly [name: string, change: Change, published?: Change];

const why = { id: "why", kind: "long_text" };
const single = { id: "one", kind: "single" };
const two = (de: Change = {}) => ({
  locales: ["en", "de"],
  questions: [{ id: "score", kind: "nps", title: { en: "How likely?", de: "Wie?" }, ...de }],
  endings: [{ id: "end", title: { en: "Thanks", de: "Danke" } }],
});

function survey(change: Change): Definition {
  const brand = { name: "Larkway", color: "#484188" };
  const parsed = parseDefinition({ version: 1, brand, ...change });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.definition;
}

function found([, change, published]: Case): number {
  const definition = survey(change);
  const known = { published: published ? survey(published) : null, ready: readyTexts(definition) };
  const { open } = lintSurvey(definition, known);
  return open.filter(({ rule }) => rule === "old-translations").length;
}

const FLAGS: readonly Case[] = [
  ["since the last version", two({ title: { en: "How sure?", de: "Wie?" } }), two()],
  ["an ending", { ...two(), endings: [{ id: "end", title: { en: "Bye", de: "Danke" } }] }, two()],
  [
    "a question that was moved",
    {
      ...two(),
      questions: [
        { ...why, title: { en: "Why?", de: "Warum?" } },
        ...two({ title: { en: "So?", de: "Wie?" } }).questions,
      ],
    },
    two(),
  ],
  ["what a new question began with", two({ title: { en: "Did we help?", de: TITLES.nps.de } })],
  [
    "its options too",
    {
      ...two(),
      questions: [
        {
          ...single,
          title: { en: "One?", de: "Eins?" },
          options: [{ id: "o1", label: { en: "Price", de: OPTIONS[0]?.de } }],
        },
      ],
    },
  ],
];

const LEAVES: readonly Case[] = [
  ["both rewritten", two({ title: { en: "How sure?", de: "Wie sicher?" } }), two()],
  ["the translation alone", two({ title: { en: "How likely?", de: "Wie wahrscheinlich?" } }), two()],
  [
    "a language that is offered no more",
    { ...two({ title: { en: "How sure?", de: "Wie?" } }), locales: ["en"] },
    two(),
  ],
  ["a missing one, which is told as missing", two({ title: { en: "How sure?" } }), two()],
  ["ready words that belong together", two({ title: { en: TITLES.nps.en, de: TITLES.nps.de } }), two()],
  [
    "labels that are by chance what others began with",
    {
      ...two(),
      questions: [
        {
          ...single,
          title: { en: "One?", de: "Eins?" },
          options: [
            { id: "well", label: { en: "Good", de: "Gut" } },
            { id: "a", label: { en: "Fast delivery", de: ROWS[0]?.de } },
            { id: "b", label: { en: "Customer service", de: CATEGORY.de } },
          ],
        },
      ],
    },
  ],
  ["words of its own, never published", two({ title: { en: "How sure?", de: "Wie?" } })],
];

it.each(FLAGS.map((one) => ({ what: one[0], one })))("tells of $what", ({ one }) => {
  expect(found(one)).toBe(1);
});

it.each(LEAVES.map((one) => ({ what: one[0], one })))("leaves $what", ({ one }) => {
  expect(found(one)).toBe(0);
});
