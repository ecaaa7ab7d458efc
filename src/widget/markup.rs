//! Elements that are put together call by call.
//!
//! `html!` writes the making of each element out where it stands, which is three times the wasm. It is left
//! where there are many of the same element, such as cells: those it makes quicker.

use yew::prelude::*;
use yew::virtual_dom::{AttrValue, VList, VTag, VText};

/// An element in the making.
pub(super) struct Markup(Box<VTag>);

/// An element of this tag that is no thing of its own to a stylesheet or to a page.
#[inline(never)]
pub(super) fn plain(tag: &'static str) -> Markup {
    Markup(Box::new(VTag::new(tag)))
}

/// An element whose class and `part` are one noun.
#[inline(never)]
pub(super) fn element(tag: &'static str, noun: &'static str) -> Markup {
    plain(tag).with("class", noun).with("part", noun)
}

/// Words in an element whose class and `part` are one noun; hidden where there is nothing to say.
#[inline(never)]
pub(super) fn text(tag: &'static str, noun: &'static str, words: &str) -> Html {
    element(tag, noun)
        .hidden(words.is_empty())
        .words(words)
        .html()
}

/// A button whose class and `part` are one noun.
#[inline(never)]
pub(super) fn button(noun: &'static str) -> Markup {
    element("button", noun).with("type", "button")
}

/// A heading of this level, from 1 to 6, whose class and `part` are one noun.
#[inline(never)]
pub(super) fn heading(level: usize, noun: &'static str) -> Markup {
    let tags = ["h1", "h2", "h3", "h4", "h5"];
    element(tags.get(level - 1).unwrap_or(&"h6"), noun)
}

/// What the story's author wrote, in its own language where that is another; hidden where there is nothing.
#[inline(never)]
pub(super) fn told(
    tag: &'static str,
    noun: &'static str,
    words: &str,
    language: Option<&str>,
) -> Html {
    element(tag, noun)
        .hidden(words.is_empty())
        .told_in(language)
        .words(words)
        .html()
}

impl Markup {
    /// In this language, where it is another than that around it.
    pub(super) fn told_in(self, language: Option<&str>) -> Self {
        match language {
            Some(language) => self.with("lang", language),
            None => self,
        }
    }

    /// With this attribute.
    #[inline(never)]
    pub(super) fn with(mut self, key: &'static str, value: &str) -> Self {
        self.0.add_attribute(key, AttrValue::from(value.to_owned()));
        self
    }

    /// With this attribute, empty, where something holds.
    #[inline(never)]
    pub(super) fn when(self, holds: bool, key: &'static str) -> Self {
        if holds { self.with(key, "") } else { self }
    }

    /// With this attribute, which says yes or no.
    pub(super) fn truth(self, key: &'static str, holds: bool) -> Self {
        self.with(key, truth(holds))
    }

    /// With this attribute, a whole number.
    #[inline(never)]
    pub(super) fn number(self, key: &'static str, value: usize) -> Self {
        self.with(key, &value.to_string())
    }

    /// With this property, which the reader may have changed since.
    #[inline(never)]
    pub(super) fn property(mut self, key: &'static str, holds: bool) -> Self {
        self.0
            .add_property(key, wasm_bindgen::JsValue::from_bool(holds));
        self
    }

    /// With numbers that the stylesheet reads as custom properties, so that each stands where it belongs from the
    /// start.
    ///
    /// They go through the element's own `style`, since a strict policy drops the attribute. Where there is no
    /// element yet, they are data, of which rules are made for what is prerendered.
    #[inline(never)]
    pub(super) fn placed(mut self, places: &[(&'static str, usize)]) -> Self {
        let mut style = String::new();
        for (name, value) in places {
            let value = value.to_string();
            if cfg!(target_arch = "wasm32") {
                let name = name.trim_start_matches("data");
                for piece in ["-", name, ":", &value, ";"] {
                    style += piece;
                }
            } else {
                self.0.add_attribute(name, AttrValue::from(value));
            }
        }
        if cfg!(target_arch = "wasm32") {
            self.0.add_property("style", style);
        }
        self
    }

    /// Hidden where something holds.
    pub(super) fn hidden(self, holds: bool) -> Self {
        self.when(holds, "hidden")
    }

    /// Known among its siblings by this key.
    #[inline(never)]
    pub(super) fn key(mut self, key: &str) -> Self {
        self.0.key = Some(key.into());
        self
    }

    /// With this inside, after what it has.
    #[inline(never)]
    pub(super) fn child(mut self, child: Html) -> Self {
        self.0.add_child(child);
        self
    }

    /// With these words inside, after what it has.
    #[inline(never)]
    pub(super) fn words(self, words: &str) -> Self {
        self.child(VText::new(words.to_owned()).into())
    }

    /// With these inside, after what it has. Each has a key, or none has.
    #[inline(never)]
    pub(super) fn children(self, children: Vec<Html>) -> Self {
        self.child(VList::with_children(children, None).into())
    }

    /// With each of these drawn inside, after what it has. Each has a key, or none has.
    pub(super) fn each<T>(self, things: &[T], mut draw: impl FnMut(&T) -> Html) -> Self {
        self.children(drawn(things.len(), &mut |nth| {
            things.get(nth).map(&mut draw)
        }))
    }

    /// The element.
    #[inline(never)]
    pub(super) fn html(self) -> Html {
        (*self.0).into()
    }
}

/// So many things drawn, by their numbers. One loop serves them all, since the wasm would have a copy for each.
#[inline(never)]
pub(super) fn drawn(count: usize, draw: &mut dyn FnMut(usize) -> Option<Html>) -> Vec<Html> {
    let mut drawn = Vec::new();
    for nth in 0..count {
        drawn.extend(draw(nth));
    }
    drawn
}

/// How an attribute says yes or no.
pub(super) fn truth(holds: bool) -> &'static str {
    if holds { "true" } else { "false" }
}

/// Thousandths as a percentage, without the code that writes a float.
pub(super) fn percent(thousandths: usize) -> String {
    let (whole, tenths) = (
        (thousandths / 10).to_string(),
        (thousandths % 10).to_string(),
    );
    [whole.as_str(), ".", &tenths, "%"].concat()
}
