//! Turns what trunk built into the files that a page loads. Trunk runs it after every build.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::environment::{Environment, piped};
use crate::failure::{Failure, Outcome};
use crate::languages::Languages;
use crate::names::Names;
use crate::{glue, integrity, modules, project, setup, wasm};

/// The modules that a page loads only when something asks for them, by the names of their sources.
pub const ON_DEMAND: [&str; 7] = [
    "link",
    "text-link",
    "share",
    "picture",
    "desk",
    "takeover",
    "frame",
];

/// The modules that a page loads in no way but bundled with its own.
pub const BUNDLED: [&str; 2] = ["element", "define"];

/// The stylesheet for where no script runs, which the widget's own script need not bring.
const UNSCRIPTED: &str = "unscripted.css";

/// What trunk tells the program that it runs after a build.
struct Build {
    /// The folder with what was built, before it becomes the folder that is served.
    staging: PathBuf,
    /// Whether readers will load it: then it is made small.
    release: bool,
}

/// Puts the files that a page loads in the place of those that trunk built.
pub fn bundle(environment: &Environment) -> Outcome<()> {
    let build = Build::from_trunk()?;
    let root = project::root();

    // The wasm comes first: both scripts carry its hash.
    let (program, names) = wasm("widget", "who-can-use", &build, environment)?;
    wasm::packed(&program, environment)?;
    let integrity = integrity::of(&project::bytes(&program)?);

    let folder = root.join("styles");
    let unscripted = minified(
        &project::text(&folder.join(UNSCRIPTED))?,
        "css",
        &build,
        environment,
    )?;
    let styles = minified(&styles(&folder)?, "css", &build, environment)?;
    project::write(
        &build.staging.join("who-can-use.css"),
        [styles.as_str(), &unscripted].concat(),
    )?;
    let built = build.staging.join("widget.js");
    let source = modules::joined(&texts(&modules::WIDGET)?)?;
    let languages = Languages::read(&root.join("src/view/wording/languages"))?;
    languages.write(&build.staging.join("languages"))?;
    let source = modules::addressed(&source, &languages.tags())?;
    let glue = names.shortened(&project::text(&built)?)?;
    let module = glue::module(&source, &glue, &styles, &languages.listed(), &integrity)?;
    let module = minified(&module, "js", &build, environment)?;
    project::write(&build.staging.join("who-can-use-widget.js"), module)?;
    removed(&built)?;

    let element = modules::joined(&texts(&modules::ELEMENT)?)?;
    let [define, tag] = ["define", "tag"].map(text);
    let (define, tag) = (define?, tag?);
    let version = project::version_of("who-can-use")?;
    let known = |source: &str| glue::loader(source, &integrity, &version);
    let loader = minified(
        &known(&modules::script(&element, &define, &tag)?)?,
        "js",
        &build,
        environment,
    )?;
    project::write(&build.staging.join("who-can-use.js"), loader)?;

    // Whoever bundles these makes them small, and obeys the comments in them.
    project::write(
        &build.staging.join("who-can-use-element.js"),
        known(&element)?,
    )?;
    let define = modules::define(&define)?;
    project::write(&build.staging.join("who-can-use-define.js"), define)?;

    for name in ON_DEMAND {
        let mut source = text(name)?;
        let built = build.staging.join(format!("{name}.js"));
        if built.is_file() {
            let wasm_name = format!("who-can-use-{name}");
            let (program, names) = wasm(name, &wasm_name, &build, environment)?;
            let integrity = integrity::of(&project::bytes(&program)?);
            let glue = names.shortened(&project::text(&built)?)?;
            source = glue::with_glue(&source, &glue, &integrity)?;
            removed(&built)?;
        }
        let module = minified(&source, "js", &build, environment)?;
        project::write(
            &build.staging.join(format!("who-can-use-{name}.js")),
            module,
        )?;
    }

    let page = build.staging.join("index.html");
    project::write(&page, without_trunk(&project::text(&page)?))
}

/// The text of a script.
fn text(name: &str) -> Outcome<String> {
    project::text(&project::root().join(format!("src/{name}.js")))
}

fn texts(names: &[&str]) -> Outcome<Vec<String>> {
    names.iter().map(|name| text(name)).collect()
}

/// The page without the lines that tell trunk what to build, which trunk leaves in.
fn without_trunk(page: &str) -> String {
    page.lines()
        .filter(|line| !line.trim_start().starts_with("<link data-trunk"))
        .flat_map(|line| [line, "\n"])
        .collect()
}

impl Build {
    fn from_trunk() -> Outcome<Self> {
        let said = |name: &str| {
            env::var(name).map_err(|_| {
                Failure::new(format!("{name} is not set"))
                    .hint("`bundle` is for trunk to run; type `cargo xtask dist` or `trunk build`.")
            })
        };
        Ok(Self {
            staging: said("TRUNK_STAGING_DIR")?.into(),
            release: said("TRUNK_PROFILE")? == "release",
        })
    }
}

/// The stylesheets of the widget as one text: the tokens first, then the components by name, and what print
/// changes last.
fn styles(folder: &Path) -> Outcome<String> {
    let mut files = project::files(folder)?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "css"));
    files.retain(|file| !file.ends_with(UNSCRIPTED));
    files.sort_by_key(
        |file| match file.file_name().and_then(|name| name.to_str()) {
            Some("tokens.css") => 0,
            Some("print.css") => 2,
            _ => 1,
        },
    );
    if files.is_empty() {
        return Err(Failure::new(format!(
            "{} holds no stylesheet",
            folder.display()
        )));
    }
    files.iter().map(|file| project::text(file)).collect()
}

/// The text as small as it can be. A debug build leaves it as it is.
fn minified(
    text: &str,
    language: &str,
    build: &Build,
    environment: &Environment,
) -> Outcome<String> {
    if build.release {
        small(text, language, environment)
    } else {
        Ok(text.to_owned())
    }
}

/// The text without what readers need not load, in ASCII: engines keep a script of other letters in two bytes for each,
/// which is 60 KB of memory for the widget's.
pub fn small(text: &str, language: &str, environment: &Environment) -> Outcome<String> {
    let mut esbuild = environment.command("node");
    esbuild
        .arg(setup::node_script("esbuild/bin/esbuild")?)
        .args([
            "--minify",
            "--tree-shaking=true",
            "--charset=ascii",
            "--legal-comments=none",
            "--log-level=warning",
        ])
        .arg(format!("--loader={language}"));
    let minified = piped(&mut esbuild, text)?;
    Ok(minified.trim_end().to_owned())
}

/// Puts a wasm that trunk built where pages load it from, and gives its path and the names that changed.
fn wasm(
    built: &str,
    name: &str,
    build: &Build,
    environment: &Environment,
) -> Outcome<(PathBuf, Names)> {
    let built = build.staging.join(format!("{built}_bg.wasm"));
    let wasm = build.staging.join(format!("{name}.wasm"));
    let names = if build.release {
        wasm::without_unused(&built)?;
        let names = wasm::optimized(&built, &wasm, environment)?;
        removed(&built)?;
        names
    } else {
        fs::rename(&built, &wasm).map_err(|error| Failure::at(&built, &error))?;
        Names::default()
    };
    Ok((wasm, names))
}

fn removed(path: &Path) -> Outcome<()> {
    fs::remove_file(path).map_err(|error| Failure::at(path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_loses_the_lines_for_trunk_and_no_other() {
        let page = "<head>\n  <link data-trunk rel=\"rust\">\n  <link rel=\"icon\">\n</head>\n";
        assert_eq!(
            without_trunk(page),
            "<head>\n  <link rel=\"icon\">\n</head>\n"
        );
    }

    #[test]
    fn the_tokens_come_before_the_components_that_use_them() {
        let folder = project::target().join("xtask-test-styles");
        fs::create_dir_all(&folder).expect("the target folder can be written");
        for (name, text) in [
            ("b.css", "b "),
            ("a.css", "a "),
            ("tokens.css", "tokens "),
            (UNSCRIPTED, "unscripted "),
            ("x.txt", "x"),
        ] {
            fs::write(folder.join(name), text).expect("the target folder can be written");
        }
        assert_eq!(styles(&folder).expect("the files are there"), "tokens a b ");
    }
}
