//! Elements that are put together call by call.
//!
//! `html!` writes the making of each element out where it stands, which is three times the wasm.

use std::cell::RefCell;

use crate::view::wording::numeral;
use yew::prelude::*;
use yew::virtual_dom::{AttrValue, AttributeOrProperty, Attributes, VList, VNode, VTag, VText};

/// An element in the making.
pub(super) struct Markup(Box<Draft>);

/// What an element is made of.
struct Draft {
    tag: VTag,
    /// What its attributes and properties are called, and what each is, where it is there.
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
    children: Vec<Html>,
    /// Whether only its place among its siblings is kept.
    absent: bool,
}

thread_local! {
    /// The names of attributes that elements have had so far, each list of them once.
    static SHAPES: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
}

/// These names, kept for good: Yew compares what an element was and is without looking at names where the list is
/// the very same. There are as many lists as there are ways here to make an element.
fn shape(names: Vec<&'static str>) -> &'static [&'static str] {
    SHAPES.with_borrow_mut(|shapes| {
        // By their addresses, since all are literals.
        let is_same = |known: &&&'static [&'static str]| {
            known.len() == names.len()
                && known
                    .iter()
                    .zip(&names)
                    .all(|(one, other)| core::ptr::eq(*one, *other))
        };
        match shapes.iter().find(is_same) {
            Some(known) => known,
            None => {
                let shape: &'static [&'static str] = names.leak();
                shapes.push(shape);
                shape
            }
        }
    })
}

/// What can be inside an element.
pub(super) trait Child {
    /// The element with this in it, after what it has.
    fn within(self, element: Markup) -> Markup;
}

impl Child for Html {
    #[inline(never)]
    fn within(self, mut element: Markup) -> Markup {
        element.0.children.push(self);
        element
    }
}

impl Child for Markup {
    #[inline(never)]
    fn within(self, element: Markup) -> Markup {
        self.html().within(element)
    }
}

/// An element of this tag that is no thing of its own to a stylesheet or to a page.
#[inline(never)]
pub(super) fn plain(tag: &'static str) -> Markup {
    Markup(Box::new(Draft {
        tag: VTag::new(tag),
        names: Vec::new(),
        values: Vec::new(),
        children: Vec::new(),
        absent: false,
    }))
}

/// An element whose class and `part` are one noun.
#[inline(never)]
pub(super) fn element(tag: &'static str, noun: &'static str) -> Markup {
    plain(tag).always("class", noun).always("part", noun)
}

/// Words in an element whose class and `part` are one noun; absent where there is nothing to say.
#[inline(never)]
pub(super) fn text(tag: &'static str, noun: &'static str, words: &str) -> Markup {
    element(tag, noun).absent(words.is_empty()).words(words)
}

/// A button whose class and `part` are one noun.
#[inline(never)]
pub(super) fn button(noun: &'static str) -> Markup {
    element("button", noun).always("type", "button")
}

/// A heading of this level, from 1 to 6, whose class and `part` are one noun.
#[inline(never)]
pub(super) fn heading(level: usize, noun: &'static str) -> Markup {
    let tags = ["h1", "h2", "h3", "h4", "h5"];
    element(tags.get(level - 1).unwrap_or(&"h6"), noun)
}

/// What the story's author wrote, in its own language where that is another; absent where there is nothing.
#[inline(never)]
pub(super) fn told(
    tag: &'static str,
    noun: &'static str,
    words: &str,
    language: Option<&str>,
) -> Markup {
    element(tag, noun)
        .absent(words.is_empty())
        .told_in(language)
        .words(words)
}

impl Markup {
    /// In this language, where it is another than that around it.
    pub(super) fn told_in(self, language: Option<&str>) -> Self {
        self.given("lang", language)
    }

    /// With this attribute, where it has a value.
    #[inline(never)]
    pub(super) fn given(self, name: &'static str, value: Option<&str>) -> Self {
        let value = value.map(AttrValue::from);
        self.maybe(name, value.map(AttributeOrProperty::Attribute))
    }

    /// With this attribute, whose value is one of a few that are written here: it needs no memory of its own.
    #[inline(never)]
    pub(super) fn always(self, name: &'static str, value: &'static str) -> Self {
        let value = AttributeOrProperty::Attribute(AttrValue::Static(value));
        self.maybe(name, Some(value))
    }

    /// With this attribute.
    #[inline(never)]
    pub(super) fn with(self, name: &'static str, value: &str) -> Self {
        self.given(name, Some(value))
    }

    /// With this attribute, empty, where something holds.
    #[inline(never)]
    pub(super) fn when(self, holds: bool, name: &'static str) -> Self {
        if holds {
            return self.always(name, "");
        }
        self.maybe(name, None)
    }

    /// With this attribute or property, where it is there. An element has one of a name.
    #[inline(never)]
    fn maybe(mut self, name: &'static str, value: Option<AttributeOrProperty>) -> Self {
        self.0.names.push(name);
        self.0.values.push(value);
        self
    }

    /// With this attribute, which says yes or no.
    pub(super) fn truth(self, name: &'static str, holds: bool) -> Self {
        self.always(name, truth(holds))
    }

    /// With this attribute, a whole number.
    #[inline(never)]
    pub(super) fn number(self, name: &'static str, value: usize) -> Self {
        self.with(name, &numeral(value))
    }

    /// With this property, which the reader may have changed since.
    #[inline(never)]
    pub(super) fn property(self, name: &'static str, holds: bool) -> Self {
        let value = wasm_bindgen::JsValue::from_bool(holds);
        self.maybe(name, Some(AttributeOrProperty::Property(value)))
    }

    /// With numbers that say where it stands, so that it does from the start.
    ///
    /// They go through the element's own `style`, since a strict policy drops the attribute. Where there is no
    /// element yet, they are data, of which rules are made for what is prerendered.
    #[inline(never)]
    pub(super) fn placed(mut self, places: &[(&'static str, usize)]) -> Self {
        let mut style = String::new();
        for &(name, value) in places {
            if cfg!(target_arch = "wasm32") {
                style += &declared(name, value);
            } else {
                self = self.number(name, value);
            }
        }
        if cfg!(target_arch = "wasm32") {
            let style = AttributeOrProperty::Property(style.into());
            self = self.maybe("style", Some(style));
        }
        self
    }

    /// Hidden where something holds.
    pub(super) fn hidden(self, holds: bool) -> Self {
        self.when(holds, "hidden")
    }

    /// Not there where something holds: only its place is, so that its siblings stay the ones they are. Not for one
    /// with a key, whose siblings are known by theirs.
    #[inline(never)]
    pub(super) fn absent(mut self, holds: bool) -> Self {
        self.0.absent |= holds;
        self
    }

    /// Known among its siblings by this key.
    #[inline(never)]
    pub(super) fn key(mut self, key: &str) -> Self {
        self.0.tag.key = Some(key.into());
        self
    }

    /// With this value, which the reader may have changed since.
    pub(super) fn value(mut self, value: &str) -> Self {
        self.0.tag.set_value(AttrValue::from(value));
        self
    }

    /// Found by this name once it is drawn.
    pub(super) fn known_as(mut self, name: &NodeRef) -> Self {
        self.0.tag.node_ref = name.clone();
        self
    }

    /// With this inside, after what it has: another element in the making, or what is made.
    pub(super) fn child(self, child: impl Child) -> Self {
        child.within(self)
    }

    /// With these words inside, after what it has.
    #[inline(never)]
    pub(super) fn words(self, words: &str) -> Self {
        if words.is_empty() {
            return self.child(Html::default());
        }
        self.child(Html::from(VText::new(AttrValue::from(words))))
    }

    /// With these inside, after what it has. Each has a key, or none has.
    #[inline(never)]
    pub(super) fn children(self, children: Vec<Html>) -> Self {
        debug_assert!(known_apart(&children), "two siblings with one key");
        self.child(Html::from(VList::with_children(children, None)))
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
        let Draft {
            mut tag,
            names,
            values,
            children,
            absent,
        } = *self.0;
        if absent {
            return Html::default();
        }
        tag.attributes = Attributes::Dynamic {
            keys: shape(names),
            values: values.into(),
        };
        if let Some(inside) = tag.children_mut() {
            *inside = VList::with_children(children, None).into();
        }
        VNode::from(tag)
    }
}

/// Whether no two siblings have one key: Yew would take one for the other. Asked of debug builds alone.
fn known_apart(siblings: &[Html]) -> bool {
    let mut keys: Vec<_> = siblings.iter().filter_map(Html::key).collect();
    keys.sort();
    keys.is_sorted_by(|one, next| one != next)
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

/// What a number that says where an element stands declares of it: for most a custom property of the name, `--lane` for
/// `data-lane`, which the stylesheet reads. What all marks of the chart have is no custom property, since a browser would
/// look at all that is in an element, too, whenever one of these is another.
#[inline(never)]
pub(crate) fn declared(name: &str, value: usize) -> String {
    let (number, share) = (numeral(value), percent(value));
    let pieces = match name {
        "data-from" => ["inset-inline-start: ", &share, ";"],
        "data-span" => ["inline-size: ", &share, ";"],
        "data-row" => [
            "inset-block-start: calc(var(--row-height) * ",
            &number,
            ");",
        ],
        _ => {
            return [
                "-",
                name.strip_prefix("data").unwrap_or(name),
                ": ",
                &number,
                ";",
            ]
            .concat();
        }
    };
    pieces.concat()
}

/// How an attribute says yes or no.
pub(super) fn truth(holds: bool) -> &'static str {
    if holds { "true" } else { "false" }
}

/// Thousandths as a percentage, without the code that writes a float.
pub(super) fn percent(thousandths: usize) -> String {
    let (whole, tenths) = (numeral(thousandths / 10), numeral(thousandths % 10));
    [whole.as_str(), ".", &tenths, "%"].concat()
}
