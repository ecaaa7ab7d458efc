//! What libraries can do and the widget never has them do.
//!
//! The linker keeps it, since it cannot know what never comes. In its place the wasm stops, which a reader meets as
//! any fault of the widget's: the page says so, and shows the story as text.

use super::binary::{self, CODE};

/// The names of functions that are never called. The compiler keeps one of several that are the very same, under the
/// name of any, so none is here whose like may be called: nothing small, and no dropping of what may look like others.
const UNUSED: [&str; 16] = [
    // Listeners of Yew's: one of the widget's own hears all.
    "<yew::dom_bundle::subtree_root::SubtreeData>::add_listener",
    "<yew::dom_bundle::subtree_root::SubtreeData>::add_listener::{closure#0}",
    "<yew::dom_bundle::subtree_root::SubtreeData>::bubble_to_inner_element",
    "<yew::dom_bundle::subtree_root::BSubtree>::ensure_handled",
    "<yew::dom_bundle::subtree_root::EventDescriptor as core::clone::Clone>::clone",
    "<yew::dom_bundle::btag::listeners::ListenerRegistration>::register",
    "<yew::dom_bundle::btag::listeners::Registry>::unregister",
    // Markup from a text, what is drawn elsewhere in the document, and what waits for something else.
    "<yew::virtual_dom::vraw::VRaw as yew::dom_bundle::traits::Reconcilable>::attach",
    "<yew::dom_bundle::braw::BRaw>::detach_bundle",
    "<yew::virtual_dom::vportal::VPortal as yew::dom_bundle::traits::Reconcilable>::attach",
    "<alloc::rc::Rc<yew::virtual_dom::vportal::VPortal> as yew::utils::RcExt<yew::virtual_dom::vportal::VPortal>>::unwrap_or_clone",
    "<yew::virtual_dom::vsuspense::VSuspense as yew::dom_bundle::traits::Reconcilable>::attach",
    "<alloc::rc::Rc<yew::virtual_dom::vsuspense::VSuspense> as yew::utils::RcExt<yew::virtual_dom::vsuspense::VSuspense>>::unwrap_or_clone",
    "<yew::html::component::lifecycle::ComponentState>::suspend::{closure#0}",
    // Attributes in maps: an element has them in lists.
    "<indexmap::map::IndexMap<implicit_clone::unsync::string::IString, yew::virtual_dom::AttributeOrProperty>>::get_index_of::<implicit_clone::unsync::string::IString>",
    // A copy of what is to be drawn: it is drawn once, and given away for that.
    "<yew::virtual_dom::vnode::VNode as core::clone::Clone>::clone",
];

/// A function of no locals that stops the program.
const STOP: [u8; 3] = [0x00, 0x00, 0x0b];

/// The wasm without what is never called, which the next that makes it smaller finds to be all there is to it: 5 KB of
/// 103.8. Nothing where it cannot be read.
pub fn without(wasm: &[u8]) -> Option<Vec<u8>> {
    cut(wasm, &UNUSED)
}

fn cut(wasm: &[u8], unused: &[&str]) -> Option<Vec<u8>> {
    let sections = binary::sections(wasm)?;
    let imported = binary::imported(&sections)?;
    let is_unused = |name: &str| unused.contains(&without_hashes(name).as_str());
    let names = binary::names(&sections)?.into_iter();
    let unused: Vec<usize> = names
        .filter(|(_, name)| is_unused(name))
        .filter_map(|(function, _)| function.checked_sub(imported))
        .collect();
    let mut code = Vec::new();
    for (_, content) in sections.iter().filter(|(number, _)| *number == CODE) {
        let functions = binary::functions(content)?;
        binary::put(&mut code, functions.len());
        for (function, body) in functions.into_iter().enumerate() {
            let body = if unused.contains(&function) {
                &STOP
            } else {
                body
            };
            binary::put_counted(&mut code, body);
        }
    }
    let sections = sections.iter().map(|&(number, content)| {
        let content = if number == CODE { &code } else { content };
        (number, content)
    });
    Some(binary::wasm(sections))
}

/// The name without what tells apart two crates of a name, which is another from build to build:
/// `core::ptr` for `core[75d5716931084cc5]::ptr`.
fn without_hashes(name: &str) -> String {
    let mut parts = name.split('[');
    let mut short = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest))
                if hash.len() > 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) =>
            {
                short += rest;
            }
            _ => {
                short.push('[');
                short += part;
            }
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_that_is_never_called_only_stops_and_all_others_stay() {
        // Two functions that end, after one that is imported.
        let code = b"\x02\x02\x00\x0b\x02\x00\x0b";
        let names = |second: &str| {
            let mut part = b"\x01\x02".to_vec();
            binary::put_counted(&mut part, second.as_bytes());
            let mut section = b"\x04name\x01".to_vec();
            binary::put_counted(&mut section, &part);
            section
        };
        let built = |code: &[u8], name: &str| {
            let imports = b"\x01\x01m\x01f\x00\x00";
            binary::wasm([(2, &imports[..]), (CODE, code), (0, &names(name))])
        };
        let cut = |name: &str| {
            cut(
                &built(code, name),
                &["<yew::virtual_dom::vraw::VRaw as x::Y>::z"],
            )
            .expect("it can be read")
        };
        let unused =
            "<yew[6d681ef426218b12]::virtual_dom::vraw::VRaw as x[6d681ef426218b12]::Y>::z";
        assert_eq!(
            cut(unused),
            built(b"\x02\x02\x00\x0b\x03\x00\x00\x0b", unused)
        );
        assert_eq!(cut("<[u8] as x::Y>::z"), built(code, "<[u8] as x::Y>::z"));
    }

    #[test]
    fn a_name_keeps_what_is_in_brackets_and_is_no_hash() {
        assert_eq!(
            without_hashes("<[core[75d5716931084cc5]::x::Y] as alloc[deedb320d2573c2]::Z>::f[1]"),
            "<[core::x::Y] as alloc::Z>::f[1]"
        );
    }
}
