import { closeRuntime } from "@/platform/runtime";

const KEY = Symbol.for("candor.test-environment");

// Files of one worker share its modules, which takes half the time; what a file sets in the process, the next must not find.
const before: NodeJS.ProcessEnv = Reflect.get(globalThis, KEY) ?? { ...process.env };
Reflect.set(globalThis, KEY, before);
for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
Object.assign(process.env, before);
await closeRuntime();
