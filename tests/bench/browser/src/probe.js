/**
 * Watches a page from inside, from before its first script: when things come into view, how long the main
 * thread is kept, and when what a reader did can be seen.
 *
 * What the page is, and where a reader would reach for what, says `contender`, which is set after this.
 */
const probe = (window.probe = { contender: undefined, tasks: [], shift: 0, memories: [] });

{
  const observe = (type, see) => new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true });
  observe("longtask", ({ startTime, duration }) => probe.tasks.push([startTime, duration]));
  observe("layout-shift", ({ value, hadRecentInput }) => (probe.shift += hadRecentInput ? 0 : value));

  // Wasm keeps its memory apart from the JavaScript heap, so each instance is remembered, but not kept alive.
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class extends Instance {
    constructor(...parts) {
      super(...parts);
      remember(this);
      const { exports } = this;
      const timed = ([name, value]) => [name, typeof value === "function" && value.length >= MANY ? reading(value) : value];
      Object.defineProperty(this, "exports", { value: Object.fromEntries(Object.entries(exports).map(timed)) });
    }
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (...parts) => {
      const made = await instantiate.apply(WebAssembly, parts);
      remember(made.instance ?? made);
      return made;
    };
  }
  const remember = ({ exports }) => {
    for (const value of Object.values(exports))
      if (value instanceof WebAssembly.Memory) probe.memories.push(new WeakRef(value));
  };
  /**
   * The widget reads and indexes its story in the call that makes it, and draws it after. The names of calls are
   * made short by its build; this one is the first to be made of those that take so many values.
   */
  const MANY = 5;
  const reading = (call) => (...values) => {
    if (performance.getEntriesByName("parse").length) return call(...values);
    const start = performance.now();
    try {
      return call(...values);
    } finally {
      performance.measure("parse", { start });
    }
  };
}

/** Called back as soon as the main thread has done all it does for the next frame. */
function afterFrame(then) {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      then(performance.now());
    };
    port2.postMessage(0);
  });
}

const nextFrame = () => new Promise((then) => afterFrame(then));

/** The elements of the contender that a selector finds, in the page or in the shadow root it names. */
probe.all = (selector) => [...(probe.contender.root?.() ?? document).querySelectorAll(selector)];
probe.one = (selector) => (probe.contender.root?.() ?? document).querySelector(selector);

/** What a reader can read in these places; where words do not tell it, a function says what is seen. */
const shown = (places) =>
  places.map((place) => (typeof place === "function" ? place() : probe.one(place)?.textContent)).join("\n");

const visible = () => probe.contender.visible.every((selector) => probe.one(selector));
const drawn = () => visible() && (probe.contender.ready?.() ?? true);

/** The end of the first frame in which something is so; 0 until then. */
function first(holds) {
  const moment = { at: 0 };
  const look = () => {
    if (document.body && holds()) afterFrame((time) => (moment.at = time));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return moment;
}

/** Loaded: all is in view and answers, and the main thread has been free for a second. */
probe.loaded = new Promise((loaded) => {
  const seen = first(visible);
  const answers = first(drawn);
  let last = 0;
  let busy = 0;
  const wait = () => {
    const now = performance.now();
    // A late timer is a main thread that was kept, also by tasks that are too short to be called long.
    if (now - last > 150) busy = now;
    last = now;
    const end = Math.max(answers.at, ...probe.tasks.map(([start, duration]) => start + duration));
    if (!seen.at || !answers.at || now - Math.max(busy, end) < 1000) return setTimeout(wait, 50);
    loaded({
      painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
      visible: seen.at,
      ready: end,
      blocked: probe.tasks.reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0),
      longest: Math.max(0, ...probe.tasks.map(([, duration]) => duration)),
      shift: probe.shift,
      parse: performance.getEntriesByName("parse")[0]?.duration ?? null,
    });
  };
  wait();
});

/** The middle of an element, or null where there is none. */
function middle(element) {
  if (!element) return null;
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2, width, height };
}

/** Where a pointer would reach an element: at its middle or, where another lies over that, near its edge. */
function reached(element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  const y = top + height / 2;
  for (const x of [left + width / 2, left + 3]) {
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) continue;
    const hit = element.getRootNode().elementFromPoint(x, y);
    if (hit && (hit === element || element.contains(hit))) return { x, y, width, height };
  }
  return null;
}

/** Whether all of a scrolled area that is on the screen is filled with what these selectors find. */
function filled(area, items) {
  const { left, top, width, height } = area.getBoundingClientRect();
  const from = Math.max(top, 0) + 48;
  const room = Math.min(top + height, innerHeight) - 24 - from;
  // There may be space between one item and the next.
  const spots = [0, 4, 8].flatMap((across) => [0, 4, 8].map((down) => [left + width * 0.6 + across, from + down]));
  return [0.05, 0.5, 0.95].every((part) =>
    spots.some(([x, y]) => {
      const hit = area.getRootNode().elementFromPoint(x, y + part * room);
      return hit && area.contains(hit) && hit.closest(items);
    }),
  );
}

/** Some inputs have one place, or one key, for onward and one for back. */
const one = (choice, onward) => (Array.isArray(choice) ? choice[onward ? 0 : 1] : choice);

/**
 * The `index`-th input of a kind, as data for the driver to play: `by` a key, a press, a click, a drag or a
 * wheel, and where. Null where there is no place for it.
 */
probe.aim = (kind, index, onward) => {
  const { across, within, shows, at, key, ...input } = probe.contender.inputs[kind];
  const elements = probe.all(one(at, onward));
  if (input.by === "click") {
    const near = elements.map(reached).filter(Boolean);
    return near.length ? { ...input, ...near[(index * 7) % near.length] } : null;
  }
  const [element] = elements;
  if (!element) return null;
  if (key) {
    element.focus({ preventScroll: true });
    input.key = one(key, onward);
  }
  if (across) {
    const { left, width } = probe.one(across).getBoundingClientRect();
    input.across = [left, width];
  }
  return { ...input, ...middle(element) };
};

/** How far something has to scroll for its scrolling to be measured, in CSS pixels. */
const FAR = 600;

/** Brings what inputs of a kind need into view. False where the contender has no place for them. */
probe.approach = async (kind) => {
  const input = probe.contender.inputs[kind];
  const element = input && probe.one(input.within ?? one(input.at, true));
  if (!element || (kind === "scroll" && element.scrollHeight - element.clientHeight < FAR)) return false;
  element.scrollIntoView({ block: input.within ? "start" : "center", behavior: "instant" });
  for (let frame = 0; frame < 4; frame++) await nextFrame();
  return true;
};

/** For how many frames nothing new may be seen before an input has had all its effect. */
const STILL = 4;

/**
 * Waits for the next input of a kind, and then until all its effect is in view. `probe.shot` is how long the
 * first frame took from the input, and how long the last one in which what is shown changed; null when nothing did.
 */
probe.arm = (kind) => {
  const { by, shows, at } = probe.contender.inputs[kind];
  const types = { key: ["keydown"], press: ["pointerdown"], click: ["click"], drag: ["pointermove"], wheel: ["wheel"] }[by];
  const scrolls = kind === "scroll";
  const see = scrolls ? () => filled(probe.one(at), shows.join()) : () => shown(shows);
  const before = scrolls ? null : see();
  let scrolled = !scrolls;
  const onScroll = () => (scrolled = true);
  // In a shadow root it is not heard outside.
  const hearers = scrolls ? [window, probe.one(at).getRootNode()] : [];
  hearers.forEach((target) => target.addEventListener("scroll", onScroll, true));
  probe.shot = new Promise((done) => {
    const late = setTimeout(() => finish({ first: null, all: null }), 30_000);
    const finish = (shot) => {
      clearTimeout(late);
      types.forEach((type) => removeEventListener(type, heard, true));
      hearers.forEach((target) => target.removeEventListener("scroll", onScroll, true));
      done(shot);
    };
    const heard = ({ timeStamp }) => {
      types.forEach((type) => removeEventListener(type, heard, true));
      let first = null;
      let all = null;
      let last = before;
      let still = 0;
      const frame = (time) => {
        const took = time - timeStamp;
        first ??= took;
        const now = see();
        if (scrolls) {
          if (scrolled && now) all ??= took;
        } else if (now !== last) {
          [last, all, still] = [now, took, 0];
        }
        still += all === null ? 0 : 1;
        if (still > STILL || (all === null && took > 3000)) finish({ first, all });
        else afterFrame(frame);
      };
      afterFrame(frame);
    };
    types.forEach((type) => addEventListener(type, heard, { capture: true, passive: true }));
  });
};

/** How many bytes of wasm memory are alive. */
probe.wasm = () => probe.memories.reduce((sum, memory) => sum + (memory.deref()?.buffer.byteLength ?? 0), 0);

/** Takes the contender off the page and puts it back, so many times; ends without it. */
probe.mounts = async (count) => {
  const { mount, unmount } = probe.contender;
  const start = performance.now();
  for (let cycle = 0; cycle < count; cycle++) {
    await mount();
    while (!drawn()) await nextFrame();
    await nextFrame();
    await unmount();
    await nextFrame();
  }
  return performance.now() - start;
};

/** Puts another one on the page beside the first, and waits until its frame is done. */
probe.second = async () => {
  await probe.contender.another();
  await nextFrame();
};

/** How long this machine takes for always the same, just now. */
probe.pace = () => {
  const once = () => {
    const start = performance.now();
    let number = 1;
    for (let turn = 0; turn < 2e7; turn++) {
      number ^= number << 13;
      number ^= number >>> 17;
      number ^= number << 5;
    }
    return [performance.now() - start, number][0];
  };
  once();
  return Math.min(once(), once(), once());
};
