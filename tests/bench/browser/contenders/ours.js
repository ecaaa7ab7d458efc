const element = () => document.querySelector("who-can-use");
let answers = false;
addEventListener("who-can-use-ready", () => (answers = true));

probe.contender = {
  root: () => element()?.shadowRoot,
  // A page that was drawn beforehand shows all before it answers.
  ready: () => answers,
  visible: [".title", ".event", ".cell"],
  inputs: {
    step: { by: "key", key: ["ArrowRight", "ArrowLeft"], at: ".slider", shows: [".when", "tbody"] },
    jump: { by: "press", at: ".slider", shows: [".when", "tbody"] },
    zoom: { by: "wheel", turn: 100, control: true, at: ".plot", shows: [".axis"] },
    event: { by: "click", at: ".event .open", within: ".timeline", shows: [".why"] },
    cell: { by: "click", at: ".cell", within: ".matrix", shows: [".why"] },
    scroll: { by: "wheel", turn: 300, at: ".scroll", shows: [".cell", ".who", "thead"] },
  },
  async mount() {
    const next = document.createElement("who-can-use");
    next.setAttribute("src", "story.json");
    next.setAttribute("loading", "eager");
    document.body.append(next);
    await next.ready;
  },
  unmount: () => element().remove(),
  async another() {
    const next = document.createElement("who-can-use");
    next.setAttribute("loading", "eager");
    next.story = element().story;
    document.body.append(next);
    await next.ready;
  },
};
