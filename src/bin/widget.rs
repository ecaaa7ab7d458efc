//! The wasm that the script tag loads. Nothing runs until `embed.js` makes a
//! [`Widget`](who_can_use::element::Widget), which the library exports.

// Without a mention the linker would drop the library, and its exports with it.
use who_can_use as _;

#[cfg(target_family = "wasm")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}
