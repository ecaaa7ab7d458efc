//! The wasm that a page loads when it asks what is wrong with a story, or for its matrix as a table. Nothing runs
//! until `desk.js` calls what the library exports as [`desk`](who_can_use::desk).

// Without a mention the linker would drop the library, and its exports with it.
use who_can_use as _;

#[cfg(target_family = "wasm")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}
