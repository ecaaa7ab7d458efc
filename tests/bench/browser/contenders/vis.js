const app = () => document.querySelector("#app");

probe.contender = {
  ready: () => window.page?.drawn,
  visible: ["h2", ".vis-item", ".vis-custom-time"],
  inputs: {
    step: { by: "drag", across: ".vis-center", at: ".vis-custom-time > div", shows: [".when", ".tabulator-table"] },
    jump: { by: "drag", across: ".vis-center", at: ".vis-custom-time > div", shows: [".when", ".tabulator-table"] },
    zoom: { by: "wheel", turn: 100, at: ".vis-center", shows: [() => probe.one(".vis-text.vis-minor, .vis-text.vis-major")?.style.transform, ".vis-time-axis"] },
    event: { by: "click", at: ".vis-item.vis-dot, .vis-cluster", within: ".plot", shows: [".why"] },
    scroll: { by: "wheel", turn: 300, at: ".tabulator-tableholder", shows: [".tabulator-cell"] },
  },
  mount: () => page.mount(app()),
  unmount: () => page.unmount(app()),
};
