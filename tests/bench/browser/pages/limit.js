/**
 * The page that nothing can be much faster than: no library, no component, only what is in view is in the
 * document, and a move touches nothing but what changed.
 */
import { ACCESS, day, dayOf, escaped, load } from "./story.js";

const ROW = 28;
/** Rows drawn above and below what is in view. */
const SPARE = 2;

const { story, matrix } = await load();
const { events, who, what } = story;

/**
 * Keeps in the document only those rows of a long list that are in view.
 *
 * @returns the first row that is drawn, and a way to draw them all anew
 */
function windowed(box, list, count, row, drawn = () => {}) {
  let first = -1;
  const draw = (anew) => {
    const room = Math.ceil(box.clientHeight / ROW) + 2 * SPARE;
    const top = Math.max(0, Math.min(count - room, Math.floor(box.scrollTop / ROW) - SPARE));
    if (top === first && !anew) return;
    first = top;
    const end = Math.min(count, top + room);
    box.firstElementChild.style.padding = `${top * ROW}px 0 ${(count - end) * ROW}px`;
    let html = "";
    for (let index = top; index < end; index++) html += row(index);
    list.innerHTML = html;
    drawn();
  };
  draw(true);
  box.addEventListener("scroll", () => requestAnimationFrame(() => draw(false)), { passive: true });
  return { first: () => first, redraw: () => draw(true) };
}

/** The marks of the events between two times, one for each pixel that has any, and the moment as a line. */
function strip(canvas, axis) {
  const width = (canvas.width = canvas.clientWidth);
  const height = (canvas.height = canvas.clientHeight);
  const context = canvas.getContext("2d");
  const whole = matrix.end - matrix.start || 1;
  let from = matrix.start;
  let span = whole;
  const x = (time) => ((time - from) / span) * width;
  const draw = () => {
    context.clearRect(0, 0, width, height);
    context.fillStyle = "#369";
    const end = matrix.upTo(from + span);
    for (let index = matrix.upTo(from - 1); index < end; ) {
      const pixel = Math.floor(x(matrix.times[index]));
      context.fillRect(pixel, 30, 1, 40);
      index = Math.max(index + 1, matrix.upTo(from + ((pixel + 1) / width) * span - 1));
    }
    if (matrix.moment > 0) {
      context.fillStyle = "#c00";
      context.fillRect(x(matrix.times[matrix.moment - 1]), 0, 2, height);
    }
    axis.firstChild.data = `${dayOf(from)} to ${dayOf(from + span)}`;
  };
  canvas.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const at = event.offsetX / width;
      const next = Math.min(whole, span * (event.deltaY < 0 ? 0.7 : 1 / 0.7));
      from = Math.max(matrix.start, Math.min(matrix.end - next, from + at * (span - next)));
      span = next;
      draw();
    },
    { passive: false },
  );
  return draw;
}

function mount(app) {
  matrix.go(events.length);
  app.innerHTML = `<h2>${escaped(story.title)}</h2><output class="when"></output>
<input class="slider" type="range" min="0" max="${events.length}" value="${events.length}" aria-label="Moment">
<canvas class="plot"></canvas><p class="axis"> </p>
<div class="list"><div><ol></ol></div></div><div class="why"></div>
<div class="grid"><div><table style="width:${(what.length + 1) * 88}px"><thead><tr><th></th>${what.map(({ name }) => `<th>${escaped(name)}</th>`).join("")}</tr></thead><tbody></tbody></table></div></div>`;
  const find = (selector) => app.querySelector(selector);
  const [when, slider, list, why, grid, body] = [".when", ".slider", "ol", ".why", ".grid", "tbody"].map(find);
  const draw = strip(find(".plot"), find(".axis"));

  const item = (index) =>
    `<li class="event" data-event="${index}"${index < matrix.moment ? " data-past" : ""}><time>${day(events[index])}</time> ${escaped(events[index].title)}</li>`;
  const shownEvents = windowed(find(".list"), list, events.length, item);
  const row = (row) => {
    let html = `<tr><th>${escaped(who[row].name)}</th>`;
    for (let column = 0; column < what.length; column++) {
      const access = ACCESS[matrix.access[row * what.length + column]];
      html += `<td class="${access}">${access}</td>`;
    }
    return html + "</tr>";
  };
  // A live collection would be counted anew after every change.
  let cells = [];
  const shownRows = windowed(grid, body, who.length, row, () => (cells = [...body.querySelectorAll("td")]));

  const tell = () => {
    const event = events[matrix.moment - 1];
    when.textContent = event ? `${day(event)}: ${event.title}` : "Before all events";
  };
  const go = (moment) => {
    const was = matrix.moment;
    const first = shownRows.first() * what.length;
    for (const cell of matrix.go(moment)) {
      const shown = cells[cell - first];
      if (shown) shown.firstChild.data = shown.className = ACCESS[matrix.access[cell]];
    }
    for (const shown of list.children) {
      const index = +shown.dataset.event;
      if (index < was !== index < moment) shown.toggleAttribute("data-past", index < moment);
    }
    tell();
    draw();
  };
  slider.addEventListener("input", () => go(+slider.value));
  list.addEventListener("click", ({ target }) => {
    const item = target.closest("li");
    if (!item) return;
    const event = events[item.dataset.event];
    why.textContent = `${day(event)}: ${event.title}. ${event.detail}`;
  });
  body.addEventListener("click", ({ target }) => {
    if (target.tagName !== "TD") return;
    const row = shownRows.first() + target.parentNode.sectionRowIndex;
    const column = target.cellIndex - 1;
    const reasons = matrix.why(row * what.length + column);
    why.innerHTML = `<b>${escaped(who[row].name)}, ${escaped(what[column].name)}: ${target.className}</b>${reasons
      .map(([index, access]) => `<p>${day(events[index])}: ${escaped(events[index].title)} (${access})</p>`)
      .join("")}`;
  });
  tell();
  draw();
}

window.page = { mount, unmount: (app) => app.replaceChildren() };
mount(document.querySelector("#app"));
