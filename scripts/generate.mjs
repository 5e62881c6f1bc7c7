import { prepareEnvironment } from "./lib/environment.mjs";
import { generate } from "./lib/generate.mjs";

prepareEnvironment();
await generate();
