//! What is on paper and not on the screen, drawn when the page is about to be printed.

use gloo::events::EventListener;
use web_sys::{Document, Element, Node};
use yew::prelude::*;
use yew::virtual_dom::VNode;

/// Draws at the end of a section, each time that its page is about to be printed, and keeps it until the next time.
///
/// A script that prints lets nothing run in between, Yew's own drawing neither: so this draws at once.
pub(super) fn before_print(
    section: &Element,
    drawn: impl Fn() -> Option<Html> + 'static,
) -> Option<EventListener> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let (section, mut before) = (section.clone(), None::<Element>);
    Some(EventListener::new(&window, "beforeprint", move |_| {
        if let Some(before) = before.take() {
            before.remove();
        }
        if let Some(html) = drawn() {
            paint(&html, &section, &document);
            before = section.last_element_child();
            // So that what it stands for can make way.
            let _ = section.set_attribute("data-printed", "");
        }
    }))
}

/// Draws elements and words, which are all there is on paper: no drawing is.
fn paint(html: &Html, parent: &Node, document: &Document) {
    let node: Node = match html {
        VNode::VTag(tag) => {
            let Ok(element) = document.create_element(tag.tag()) else {
                return;
            };
            for (name, value) in tag.attributes.iter() {
                // An attribute that cannot be set is left out.
                let _ = element.set_attribute(name, value);
            }
            if let Some(children) = tag.children() {
                paint(children, &element, document);
            }
            element.into()
        }
        VNode::VText(text) => document.create_text_node(&text.text).into(),
        VNode::VList(list) => return list.iter().for_each(|html| paint(html, parent, document)),
        _ => return,
    };
    let _ = parent.append_child(&node);
}
