//! What libraries can do and the widget never has them do.
//!
//! The linker keeps it, since it cannot know what never comes. In its place the wasm stops, which a reader meets as
//! any fault of the widget's: the page says so, and shows the story as text.

use super::binary::{self, CODE};

/// The names of functions that are never called. The compiler keeps one of several that are the very same, under the
/// name of any, so none is here whose like may be called: nothing small, and no dropping of what may look like others.
const UNUSED: [&str; 18] = [
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
    "<yew::suspense::component::feat_csr_ssr::BaseSuspense>::resume",
    "<yew::html::component::scope::AnyScope>::find_parent_scope::<yew::suspense::component::feat_csr_ssr::BaseSuspense>",
    // Attributes in maps: an element has them in lists.
    "<indexmap::map::IndexMap<implicit_clone::unsync::string::IString, yew::virtual_dom::AttributeOrProperty>>::get_index_of::<implicit_clone::unsync::string::IString>",
    // A copy of what is to be drawn: it is drawn once, and given away for that.
    "<yew::virtual_dom::vnode::VNode as core::clone::Clone>::clone",
];

/// How the names of those begin by which JavaScript calls a closure, one for each kind. Libraries bring kinds that no
/// closure here is of.
const CLOSURE: &str = "wasm_bindgen::convert::closures::_::invoke::<";

/// A function of no locals that stops the program.
const STOP: [u8; 3] = [0x00, 0x00, 0x0b];

/// The wasm without what is never called, and so without what only that would call, once wasm-opt has seen it: 4.4 KB of
/// 102. Nothing where it cannot be read.
pub fn without(wasm: &[u8]) -> Option<Vec<u8>> {
    cut(wasm, &UNUSED)
}

fn cut(wasm: &[u8], unused: &[&str]) -> Option<Vec<u8>> {
    let sections = binary::sections(wasm)?;
    let imported = binary::imported(&sections)?;
    let exported = binary::exported(&sections)?;
    let names: Vec<(usize, String)> = binary::names(&sections)?
        .into_iter()
        .map(|(function, name)| (function, without_hashes(name)))
        .collect();
    // One that JavaScript calls is exported, or a shim of its name is.
    let is_called = |function: usize, name: &str| {
        let is_shim = |other: &String| {
            other
                .strip_prefix(name)
                .is_some_and(|rest| rest.starts_with(' '))
        };
        exported.contains(&function) || names.iter().any(|(_, other)| is_shim(other))
    };
    let is_unused = |(function, name): &&(usize, String)| {
        unused.contains(&name.as_str()) || name.starts_with(CLOSURE) && !is_called(*function, name)
    };
    let unused: Vec<usize> = names
        .iter()
        .filter(is_unused)
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

    /// One imported function, then two that end, of which the first is exported. They are named.
    fn built(code: &[u8], names: [&str; 2]) -> Vec<u8> {
        let mut part = b"\x02".to_vec();
        for (function, name) in (1..).zip(names) {
            binary::put(&mut part, function);
            binary::put_counted(&mut part, name.as_bytes());
        }
        let mut section = b"\x04name".to_vec();
        binary::put_section(&mut section, 1, &part);
        let [imports, exports] = [&b"\x01\x01m\x01f\x00\x00"[..], b"\x01\x01x\x00\x01"];
        binary::wasm([(2, imports), (7, exports), (CODE, code), (0, &section)])
    }

    const BOTH: &[u8] = b"\x02\x02\x00\x0b\x02\x00\x0b";
    const FIRST: &[u8] = b"\x02\x02\x00\x0b\x03\x00\x00\x0b";

    #[test]
    fn a_function_that_is_never_called_only_stops_and_all_others_stay() {
        let unused = ["<yew::virtual_dom::vraw::VRaw as x::Y>::z"];
        let names = |second| ["<[u8] as x::Y>::z", second];
        let raw =
            names("<yew[6d681ef426218b12]::virtual_dom::vraw::VRaw as x[6d681ef426218b12]::Y>::z");
        assert_eq!(cut(&built(BOTH, raw), &unused), Some(built(FIRST, raw)));
        let tag =
            names("<yew[6d681ef426218b12]::virtual_dom::vtag::VTag as x[6d681ef426218b12]::Y>::z");
        assert_eq!(cut(&built(BOTH, tag), &unused), Some(built(BOTH, tag)));
    }

    #[test]
    fn what_calls_closures_stays_only_where_it_or_its_shim_is_exported() {
        let call = "wasm_bindgen[7d7037b8fcbb202d]::convert::closures::_::invoke::<(), true>";
        let other = "wasm_bindgen[7d7037b8fcbb202d]::convert::closures::_::invoke::<u8, true>";
        let of = |names| cut(&built(BOTH, names), &[]);
        assert_eq!(of([call, other]), Some(built(FIRST, [call, other])));
        let shim = &format!("{other} externref shim");
        assert_eq!(of([shim, other]), Some(built(BOTH, [shim, other])));
    }

    #[test]
    fn a_name_keeps_what_is_in_brackets_and_is_no_hash() {
        assert_eq!(
            without_hashes("<[core[75d5716931084cc5]::x::Y] as alloc[deedb320d2573c2]::Z>::f[1]"),
            "<[core::x::Y] as alloc::Z>::f[1]"
        );
    }
}
