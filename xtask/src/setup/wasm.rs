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

/// What a build is for, which decides what its toolchain needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To try the widget out: quick to build.
    Trial,
    /// For readers to load: small. The standard library is built with the program, without what
    /// only makes it faster.
    Release,
}

/// Variables for cargo that choose a toolchain.
type Variables = Vec<(&'static str, String)>;

/// Makes sure that a toolchain for the web is there, and gives the variables that choose it.
pub fn toolchain(environment: &Environment, purpose: Purpose) -> Outcome<Variables> {
    match env::var(CHOICE).as_deref() {
        Ok("debian") => from_debian(environment, purpose),
        Ok("rustup") => from_rustup(environment, purpose),
        Ok(other) => Err(Failure::new(format!(
            "{CHOICE} is \"{other}\"; it can be rustup or debian"
        ))),
        // Linked by an earlier run that could not reach rustup's server: no need to wait again.
        Err(_)
            if !is_complete(environment, purpose) && rust::knows_toolchain(environment, DEBIAN) =>
        {
            from_debian(environment, purpose)
        }
        Err(_) => from_rustup(environment, purpose).or_else(|reason| {
            if !debian::is_here() {
                return Err(rust::no_wasm_target(&reason));
            }
            say(&format!("{reason}; using Debian's toolchain instead"));
            from_debian(environment, purpose).map_err(|reason| rust::no_wasm_target(&reason))
        }),
    }
}

/// Whether the toolchain that `cargo` runs has all that the purpose takes.
fn is_complete(environment: &Environment, purpose: Purpose) -> bool {
    rust::has_wasm_target(environment)
        && (purpose == Purpose::Trial || rust::has_source(environment))
}

fn from_rustup(environment: &Environment, purpose: Purpose) -> Outcome<Variables> {
    if !rust::has_wasm_target(environment) {
        rust::add_wasm_target(environment)?;
    }
    if purpose == Purpose::Trial {
        return Ok(Vec::new());
    }
    if !rust::has_source(environment) {
        rust::add_source(environment)?;
    }
    Ok(with_own_std(purpose))
}

fn from_debian(environment: &Environment, purpose: Purpose) -> Outcome<Variables> {
    debian::rust(environment)?;
    if !rust::knows_toolchain(environment, DEBIAN) {
        say("linking Debian's toolchain into rustup as debian-web");
        let mut link = environment.command("rustup");
        run(link.args(["toolchain", "link", DEBIAN, "/usr"]))?;
    }
    // Debian ships no standard library for the web: every build needs its own.
    let mut variables = with_own_std(purpose);
    variables.push(("RUSTUP_TOOLCHAIN", DEBIAN.to_owned()));
    Ok(variables)
}

/// Lets cargo build the standard library with the program. That is unstable, and the compiler is
/// told to allow it.
///
/// For release a panic only stops the program: its message, and all that would print it, is not in
/// the wasm. The loader sees the stop and says so; a trial build has the message. Of the stack, which each widget has
/// of its own, the most that was seen used is 37 KB, by a story nested 120 deep.
fn with_own_std(purpose: Purpose) -> Variables {
    let mut variables = vec![
        ("RUSTC_BOOTSTRAP", "1"),
        ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
        ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ];
    if purpose == Purpose::Release {
        variables.push((
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none \
             -Clink-arg=-zstack-size=131072",
        ));
    }
    variables
        .into_iter()
        .map(|(name, value)| (name, value.to_owned()))
        .collect()
}
