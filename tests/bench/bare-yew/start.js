
// What runs the program, after the glue that wasm-bindgen wrote.
const story = fetch("story.json").then((response) => response.text());
await __wbg_init({ module_or_path: "bare-yew.wasm" });
const text = await story;
const start = performance.now();
read(text);
performance.measure("parse", { start });
window.page = { mount, unmount };
mount(document.querySelector("#app"));
