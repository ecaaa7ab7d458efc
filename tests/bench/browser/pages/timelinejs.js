/** TimelineJS as its documentation has it, with all its defaults. It has no matrix and no moment. */
const text = await (await fetch("story.json")).text();
const start = performance.now();
const story = JSON.parse(text);
performance.measure("parse", { start });

const date = (when) => {
  const [year, month, day, hour, minute] = when.match(/\d+/g);
  return { year, month, day, hour, minute };
};
const events = story.events.map(({ id, when, title, detail }) => ({
  unique_id: id,
  start_date: date(when),
  text: { headline: title, text: detail },
}));

function mount(app) {
  app.innerHTML = '<div id="timeline" style="height: 640px"></div>';
  return new Promise((drawn) => {
    const options = { script_path: new URL("timelinejs/js/", location.href).href };
    new TL.Timeline("timeline", { events }, options).on("loaded", drawn);
  });
}

window.page = { mount, unmount: (app) => app.replaceChildren() };
await mount(document.querySelector("#app"));
window.page.drawn = true;
