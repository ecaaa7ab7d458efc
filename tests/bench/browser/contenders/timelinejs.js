const app = () => document.querySelector("#app");

probe.contender = {
  ready: () => window.page?.drawn,
  visible: [".tl-timemarker .tl-headline", ".tl-slide .tl-headline"],
  inputs: {
    // It has no moment; the nearest is the slide that is shown.
    step: { by: "click", at: [".tl-slidenav-next", ".tl-slidenav-previous"], shows: [".tl-timemarker-active"] },
    zoom: { by: "click", at: [".tl-menubar-button:has(.tl-icon-zoom-in)", ".tl-menubar-button:has(.tl-icon-zoom-out)"], shows: [() => probe.all(".tl-timemarker").at(-1)?.style.left] },
    event: { by: "click", at: ".tl-timemarker:not(.tl-timemarker-active) .tl-timemarker-content-container", within: ".tl-timenav", shows: [".tl-timemarker-active"] },
  },
  mount: () => page.mount(app()),
  unmount: () => page.unmount(app()),
};
