// For the page that is all written by hand, and for bare Yew, which draws the same.
const app = () => document.querySelector("#app");

probe.contender = {
  visible: ["h2", ".event", "td"],
  inputs: {
    step: { by: "key", key: ["ArrowRight", "ArrowLeft"], at: ".slider", shows: [".when", "tbody"] },
    jump: { by: "press", at: ".slider", shows: [".when", "tbody"] },
    zoom: { by: "wheel", turn: 100, control: true, at: ".plot", shows: [".axis"] },
    event: { by: "click", at: ".event", within: ".list", shows: [".why"] },
    cell: { by: "click", at: "td", within: ".grid", shows: [".why"] },
    scroll: { by: "wheel", turn: 300, at: ".grid", shows: ["td", "th"] },
  },
  mount: () => page.mount(app()),
  unmount: () => page.unmount(app()),
  another: () => page.mount(document.body.appendChild(document.createElement("div"))),
};
