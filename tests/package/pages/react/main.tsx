import { StrictMode, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import "who-can-use/react";
import type { Story, WhoCanUse } from "who-can-use";
import offices from "../../../browser/stories/offices.json";

function App() {
  const element = useRef<WhoCanUse>(null);
  const [bookmark, setBookmark] = useState("moment=ban");
  const [heard, setHeard] = useState<string[]>([]);
  const hear = (word: string) => setHeard((words) => [...words, word]);
  return (
    <>
      <who-can-use
        id="story"
        ref={element}
        className="wide"
        story={offices as Story}
        bookmark={bookmark}
        theme="dark"
        deep-link
        onwho-can-use-ready={({ detail, currentTarget }) => hear(`ready at ${detail.event} ${currentTarget === element.current}`)}
        onwho-can-use-moment={({ detail }) => hear(`moved to ${detail.event}: ${detail.changed.map(({ who }) => who).join(" ")}`)}
        onwho-can-use-select={({ detail }) => hear(`opened ${detail.who}`)}
      >
        The events, in plain words.
      </who-can-use>
      <button id="cell" onClick={() => setBookmark("moment=licence&cell=library.pen")}>Library</button>
      <button id="next" onClick={() => element.current?.next()}>Next</button>
      <output id="heard">{heard.join("\n")}</output>
    </>
  );
}

createRoot(document.querySelector("#root")!).render(<StrictMode><App /></StrictMode>);
