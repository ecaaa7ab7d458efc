import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { Story, WhoCanUse, WhoCanUseAttributes, WhoCanUseEventMap } from "./element.js";

export * from "./element.js";

/** What JSX takes: the attributes, the properties, and a listener `onwho-can-use-…` for each event. */
export type WhoCanUseProps = Omit<WhoCanUseAttributes, "deep-link" | "text-link"> & {
  "deep-link"?: string | boolean;
  "text-link"?: string | boolean;
  story?: Story | string | null;
} & { [Name in keyof WhoCanUseEventMap as `on${Name}`]?: (event: WhoCanUseEventMap[Name]) => void };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "who-can-use": DetailedHTMLProps<HTMLAttributes<WhoCanUse>, WhoCanUse> & WhoCanUseProps;
    }
  }
}
