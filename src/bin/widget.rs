//! The wasm that the script tag loads.

fn main() {}
