import type { Definition } from "@/domain/survey/definition";
import type { DefinitionError } from "@/domain/survey/definition-error";
import { LOCALES, type Text } from "@/domain/survey/locale";
import { canBePiped } from "@/domain/survey/piped-answer";
import { PIPED_IDENTITY, type Pipe, pipesIn } from "@/domain/survey/pipes";
import type { Sentence } from "@/domain/survey/say";

/**
 * Whether every pipe can be filled: a known name, an answer that is given before the text is shown, and words for when
 * there is no value. Titles, helps and endings take pipes; the privacy text takes `{brand}`; elsewhere a pipe would stand
 * as it is written, so it is refused.
 */
export function checkPipes(definition: Definition): DefinitionError[] {
  const errors: DefinitionError[] = [];
  const order = new Map(definition.questions.map((question, index) => [question.id, index]));
  const look = (path: string, text: Text | undefined, wrong: (pipe: Pipe) => Fault | null) => {
    for (const locale of LOCALES)
      for (const pipe of pipesIn(text?.[locale] ?? "")) {
        const fault = wrong(pipe);
        if (fault) errors.push({ path: `${path}.${locale}`, ...fault });
      }
  };
  const before = (at: number) => (pipe: Pipe) => wrongPipe(definition, order, pipe, at);
  const none = (pipe: Pipe): Fault => ({ code: "notFilled", values: { written: quote(pipe) } });

  for (const [index, question] of definition.questions.entries()) {
    const path = `questions.${index}`;
    look(`${path}.title`, question.title, before(index));
    look(`${path}.help`, question.help, before(index));
    for (const [at, variant] of (question.variants ?? []).entries()) {
      look(`${path}.variants.${at}.title`, variant.title, before(index));
      look(`${path}.variants.${at}.help`, variant.help, before(index));
    }
    if ("options" in question)
      for (const [at, option] of question.options.entries()) look(`${path}.options.${at}.label`, option.label, none);
    if ("rows" in question)
      for (const [at, row] of question.rows.entries()) look(`${path}.rows.${at}.label`, row.label, none);
    if ("labels" in question)
      for (const [point, label] of Object.entries(question.labels ?? {})) look(`${path}.labels.${point}`, label, none);
    if (question.kind === "number") look(`${path}.unit`, question.unit, none);
  }
  for (const [index, ending] of definition.endings.entries()) {
    look(`endings.${index}.title`, ending.title, before(definition.questions.length));
    look(`endings.${index}.body`, ending.body, before(definition.questions.length));
    look(`endings.${index}.link.label`, ending.link?.label, before(definition.questions.length));
  }
  look("link.label", definition.link?.label, none);
  look("privacy.text", definition.privacy?.text, (pipe) => (pipe.source === "brand" ? null : none(pipe)));
  return errors;
}

type Fault = Sentence<DefinitionError["code"]>;

/** What is wrong with a pipe as it is written: the brand takes no other words, no such value, or no words for none. */
interface PipeFault {
  readonly code: "brandWords" | "unknownValue" | "noWords";
  /** The pipe as it is written, shortened. */
  readonly written: string;
  readonly name: string;
  /** The value it asks for, as it is written in front of the bar. */
  readonly asked: string;
}

/** What is wrong with a pipe, wherever it stands; null where nothing is. */
export function faultOfPipe(pipe: Pipe): PipeFault | null {
  const [asked = ""] = pipe.written.slice(1).split(/[|}]/);
  const fault = (code: PipeFault["code"]) => ({ code, written: quote(pipe), name: pipe.name.slice(0, 64), asked });
  if (pipe.source === "brand") return pipe.fallback === null ? null : fault("brandWords");
  if (pipe.source === "unknown") return fault("unknownValue");
  return pipe.fallback === null ? fault("noWords") : null;
}

function wrongPipe(definition: Definition, order: Map<string, number>, pipe: Pipe, at: number): Fault | null {
  const { source, name } = pipe;
  if (source === "answer") {
    const [index, id] = [order.get(name), name.slice(0, 64)];
    const kind = index === undefined ? undefined : definition.questions[index]?.kind;
    if (index === undefined || kind === undefined) return { code: "noQuestion", values: { id } };
    if (index >= at) return { code: "laterAnswer", values: { id } };
    if (!canBePiped(kind)) return { code: "noTextAnswer", values: { id } };
  }
  const fault = faultOfPipe(pipe);
  if (!fault) return null;
  const { code, written, asked } = fault;
  return { code, values: { written, asked, name: fault.name, known: PIPED_IDENTITY.join(", ") } };
}

function quote(pipe: Pipe): string {
  return pipe.written.slice(0, 80);
}
