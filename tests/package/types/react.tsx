// What React's JSX knows of the element: what is right passes, and each line below an "expect" is refused.

import "who-can-use/react";
import { createRef } from "react";
import type { Selection, WhoCanUse } from "who-can-use";

const element = createRef<WhoCanUse>();

export const right = (
  <who-can-use
    ref={element}
    key="story"
    className="wide"
    aria-label="The bridge"
    src="story.json"
    story={{ format: 1, title: "The bridge", events: [] }}
    moment="crack"
    bookmark="moment=crack"
    view="matrix"
    theme="dark"
    lang="ar"
    loading="eager"
    deep-link
    wasm-url="/who-can-use.wasm"
    onwho-can-use-select={({ detail }) => detail satisfies Selection}
  >
    <p>The events, in plain words.</p>
  </who-can-use>
);

// @ts-expect-error There is no such view.
export const view = <who-can-use view="list" />;
// @ts-expect-error There is no such attribute.
export const attribute = <who-can-use source="story.json" />;
// @ts-expect-error The story has no title.
export const story = <who-can-use story={{ format: 1, events: [] }} />;
// @ts-expect-error A moment has no row of its own.
export const event = <who-can-use onwho-can-use-moment={({ detail }) => detail.who} />;
