/**
 * Runs in the browser before all other scripts. zod tries whether it may make functions of text; the policy of our pages
 * refuses that, and each try is a violation. Told before that it may not, it does not try.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
