import { cva } from "class-variance-authority";

/** Classes of everything that is pressed: 32 px high, 28 in bars (`sm`), 40 for a page's main action (`lg`), 44 on sign-in (`xl`); 44 on touch. */
export const buttonVariants = cva(
  "relative inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-md border border-transparent font-medium transition-colors duration-120 select-none aria-disabled:cursor-default aria-disabled:opacity-55 disabled:opacity-55 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-primary text-primary-foreground hover:bg-primary/90 active:bg-primary/80",
        outline: "border-input bg-card text-foreground hover:bg-muted",
        quiet: "border-border bg-card text-foreground hover:bg-muted",
        ghost: "text-muted-foreground hover:bg-muted hover:text-foreground",
        destructive: "bg-destructive text-destructive-foreground hover:bg-destructive/90 active:bg-destructive/80",
        link: "text-primary underline decoration-primary/35 decoration-1 underline-offset-3 hover:decoration-primary",
      },
      size: {
        sm: "h-7 px-2.5 text-sm pointer-coarse:after:absolute pointer-coarse:after:inset-x-0 pointer-coarse:after:-inset-y-2",
        md: "h-8 px-3 text-sm pointer-coarse:h-11 pointer-coarse:px-4 pointer-coarse:text-base",
        lg: "h-10 px-4 text-base pointer-coarse:h-12",
        xl: "h-11 px-6 text-lg pointer-coarse:h-12",
        icon: "size-8 p-0 pointer-coarse:size-11",
        "icon-sm": "size-7 p-0 pointer-coarse:after:absolute pointer-coarse:after:-inset-2",
        inline: "h-auto min-h-6 rounded-sm p-0",
      },
    },
    compoundVariants: [
      { variant: "ghost", size: "sm", class: "px-2" },
      { variant: "ghost", size: "md", class: "px-2" },
    ],
    defaultVariants: { variant: "outline", size: "md" },
  },
);
