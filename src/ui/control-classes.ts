/** Classes shared by every field one types into: 36 px high, 16 px text on touch so that a phone does not zoom. */
export const controlClasses =
  "w-full min-w-0 rounded-md border border-input bg-card px-2.5 text-base text-foreground transition-colors duration-120 aria-invalid:border-destructive disabled:bg-muted disabled:text-muted-foreground pointer-coarse:text-lg";
