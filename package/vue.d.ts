import type { HTMLAttributes, ReservedProps } from "vue";
import type { Failure, Moment, Selection, Story, WhoCanUseAttributes } from "./element.js";

export * from "./element.js";

/** What a template takes: the attributes, the properties, and `@who-can-use-…` for each event. */
export type WhoCanUseProps = Omit<
  WhoCanUseAttributes,
  "deep-link" | "text-link" | "heading-level" | "wasm-url"
> & {
  // In templates as `deep-link`, `text-link`, `heading-level` and `wasm-url`.
  deepLink?: string;
  textLink?: string;
  headingLevel?: WhoCanUseAttributes["heading-level"];
  wasmUrl?: string;
  story?: Story | string | null;
  onWhoCanUseReady?: (event: CustomEvent<Moment>) => void;
  onWhoCanUseMoment?: (event: CustomEvent<Moment>) => void;
  onWhoCanUseSelect?: (event: CustomEvent<Selection>) => void;
  onWhoCanUseError?: (event: CustomEvent<Failure>) => void;
};

declare module "vue" {
  interface GlobalComponents {
    "who-can-use": new () => { $props: ReservedProps & HTMLAttributes & WhoCanUseProps };
  }
}
