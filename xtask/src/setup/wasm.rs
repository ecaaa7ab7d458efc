//! The toolchain that builds the widget: that of `cargo`, or Debian's where rustup's server is out
//! of reach.

use std::env;

use super::{debian, rust, say};
use crate::environment::{Environment, run};
use crate::failure::{Failure, Outcome};

/// The variable that names the toolchain to use instead of the first that works.
const CHOICE: &str = "WHO_CAN_USE_WASM_TOOLCHAIN";

/// The name under which Debian's toolchain is linked into `rustup`.
const DEBIAN: &str = "debian-web";

/// Makes sure that a toolchain for the web is there, and gives the variables that choose it.
pub fn toolchain(environment: &Environment) -> Outcome<Vec<(&'static str, String)>> {
    match env::var(CHOICE).as_deref() {
        Ok("debian") => from_debian(environment),
        Ok("rustup") => from_rustup(environment),
        Ok(other) => Err(Failure::new(format!(
            "{CHOICE} is \"{other}\"; it can be rustup or debian"
        ))),
        Err(_) if rust::has_wasm_target(environment) => Ok(Vec::new()),
        // Linked by an earlier run that could not reach rustup's server: no need to wait again.
        Err(_) if rust::knows_toolchain(environment, DEBIAN) => from_debian(environment),
        Err(_) => from_rustup(environment).or_else(|reason| {
            if !debian::is_here() {
                return Err(rust::no_wasm_target(&reason));
            }
            say(&format!("{reason}; using Debian's toolchain instead"));
            from_debian(environment).map_err(|reason| rust::no_wasm_target(&reason))
        }),
    }
}

fn from_rustup(environment: &Environment) -> Outcome<Vec<(&'static str, String)>> {
    if !rust::has_wasm_target(environment) {
        rust::add_wasm_target(environment)?;
    }
    Ok(Vec::new())
}

fn from_debian(environment: &Environment) -> Outcome<Vec<(&'static str, String)>> {
    debian::rust(environment)?;
    if !rust::knows_toolchain(environment, DEBIAN) {
        say("linking Debian's toolchain into rustup as debian-web");
        let mut link = environment.command("rustup");
        run(link.args(["toolchain", "link", DEBIAN, "/usr"]))?;
    }
    // Debian ships no standard library for the web, so cargo builds it with the program. That is
    // unstable, and this compiler is told to allow it.
    Ok(vec![
        ("RUSTUP_TOOLCHAIN", DEBIAN.to_owned()),
        ("RUSTC_BOOTSTRAP", "1".to_owned()),
        ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort".to_owned()),
    ])
}
