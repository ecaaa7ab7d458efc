/**
 * vis-timeline, set for many events: points that are not stacked, and clusters. Its movable bar is the moment.
 * Where the page brings Tabulator as well, that shows the matrix.
 */
import { ACCESS, day, dayOf, escaped, load } from "./story.js";

const { story, matrix } = await load();
const { events, who, what } = story;

/** Tabulator with the matrix as of the moment, and a way to show some of its cells anew. */
function table(place) {
  const field = (column) => `s${column}`;
  const access = (cell) => ACCESS[matrix.access[cell]];
  const coloured = (cell) => {
    cell.getElement().dataset.access = cell.getValue();
    return cell.getValue();
  };
  const rows = who.map(({ name }, row) => ({
    id: row,
    name,
    ...Object.fromEntries(what.map((_, column) => [field(column), access(row * what.length + column)])),
  }));
  const columns = what.map(({ name: title }, column) => ({ title, field: field(column), width: 88, headerSort: false, formatter: coloured }));
  const tabulator = new Tabulator(place, {
    height: "420px",
    index: "id",
    data: rows,
    columns: [{ title: "", field: "name", frozen: true, width: 88 }, ...columns],
  });
  const update = (cells) => {
    const changed = new Map();
    for (const cell of cells) {
      const row = Math.floor(cell / what.length);
      if (!changed.has(row)) changed.set(row, { id: row });
      changed.get(row)[field(cell % what.length)] = access(cell);
    }
    return changed.size ? tabulator.updateData([...changed.values()]) : undefined;
  };
  return new Promise((built) => tabulator.on("tableBuilt", () => built({ update, destroy: () => tabulator.destroy() })));
}

let shown;

async function mount(app) {
  const middle = matrix.start + (matrix.end - matrix.start) / 2;
  matrix.go(matrix.upTo(middle));
  app.innerHTML = `<h2>${escaped(story.title)}</h2><output class="when"></output><div class="plot"></div><p class="why" style="min-height: 40px"></p><div class="grid"></div>`;
  const [when, plot, why, grid] = [".when", ".plot", ".why", ".grid"].map((selector) => app.querySelector(selector));
  const tell = (time) => (when.textContent = dayOf(time));
  tell(middle);
  const items = events.map(({ id, when, title }) => ({ id, start: when, content: escaped(title) }));
  let timeline;
  const drawn = new Promise((drawn) => {
    timeline = new vis.Timeline(plot, new vis.DataSet(items), {
      height: "300px",
      snap: null,
      type: "point",
      stack: false,
      cluster: { maxItems: 3 },
      onInitialDrawComplete: drawn,
    });
  });
  timeline.addCustomTime(new Date(middle), "moment");
  const cells = window.Tabulator && (await table(grid));
  timeline.on("timechange", async ({ time }) => {
    const changed = matrix.go(matrix.upTo(+time));
    await cells?.update(changed);
    tell(+time);
  });
  const byId = new Map(events.map((event) => [event.id, event]));
  timeline.on("select", ({ items: [id] }) => {
    const event = byId.get(id);
    why.textContent = event ? `${day(event)}: ${event.title}. ${event.detail}` : `${id ?? ""}`;
  });
  await drawn;
  shown = { timeline, cells };
}

function unmount(app) {
  shown.timeline.destroy();
  shown.cells?.destroy();
  app.textContent = "";
}

window.page = { mount, unmount };
await mount(document.querySelector("#app"));
window.page.drawn = true;
