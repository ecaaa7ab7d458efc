//! From a JSON tree to the structs of the format, with every problem on the way and not only the first.

use crate::story::json::Node;
use crate::story::problem::{Place, Problems, quoted, remedy};

/// A value that an author can write.
pub(in crate::story) trait Written: Sized {
    /// Whether an author has to write it.
    const NEEDED: bool = true;

    /// Reads it. Where that fails the problems say why, and what is given stands in for it, so that its
    /// siblings keep their places and are checked as well. No story has it, since that problem is an error.
    ///
    /// Of [`Node::Missing`] nothing is said here: whoever looked for the value knows whether it is needed.
    fn read(node: &Node<'_>, place: &Place<'_>, problems: &mut impl Problems) -> Self;
}

/// Reads a whole file.
pub(in crate::story) fn read<T: Written>(node: &Node<'_>, problems: &mut impl Problems) -> T {
    T::read(node, &Place::TOP, problems)
}

/// Reports that a value is of another sort than it should be.
pub(super) fn wrong_sort(
    node: &Node<'_>,
    place: &Place<'_>,
    problems: &mut impl Problems,
    wanted: &str,
) {
    if !matches!(node, Node::Missing) {
        problems.error(place, || {
            (
                format!("This is {} where {wanted} should be.", node.noun()),
                None,
            )
        });
    }
}

impl<T: Written> Written for Option<T> {
    const NEEDED: bool = false;

    fn read(node: &Node<'_>, place: &Place<'_>, problems: &mut impl Problems) -> Self {
        let is_there = !matches!(node, Node::Null | Node::Missing);
        is_there.then(|| T::read(node, place, problems))
    }
}

impl<T: Written> Written for Vec<T> {
    const NEEDED: bool = false;

    fn read(node: &Node<'_>, place: &Place<'_>, problems: &mut impl Problems) -> Self {
        let mut read = Vec::new();
        match node {
            Node::List(items) => {
                // Most lists are short, and one that grows item by item would have room for four from the first on.
                read.reserve_exact(items.len());
                for (index, item) in items.iter().enumerate() {
                    read.push(item.with(|item| T::read(item, &place.item(index), problems)));
                }
            }
            _ => wrong_sort(node, place, problems, "a list"),
        }
        read
    }
}

/// The members of an object, taken one by one.
pub(super) struct Members<'n> {
    members: &'n [(std::borrow::Cow<'n, str>, Node<'n>)],
    place: &'n Place<'n>,
    /// Whether there is an object: what is not in none is not missing.
    is_object: bool,
}

impl<'n> Members<'n> {
    /// Takes the keys that mean something, and those that are for authors and their editors alone.
    pub(super) fn of(
        node: &'n Node<'n>,
        place: &'n Place<'n>,
        problems: &mut impl Problems,
        known: &[&'static str],
        notes: &[&'static str],
    ) -> Self {
        let Node::Object(members) = node else {
            wrong_sort(node, place, problems, "an object");
            return Self {
                members: &[],
                place,
                is_object: false,
            };
        };
        let mut given: Vec<&str> = Vec::with_capacity(known.len());
        for (key, _) in members {
            let key = key.as_ref();
            if notes.contains(&key) {
                continue;
            }
            let at = place.member(key).at_key();
            if !known.contains(&key) {
                problems.warning(&at, || {
                    (
                        format!(
                            "The key {} means nothing here and is not read.",
                            quoted(key)
                        ),
                        remedy(key, known.iter().copied()),
                    )
                });
            } else if given.contains(&key) {
                problems.warning(&at, || {
                    (
                        format!(
                            "The key {} is given twice; the last one counts.",
                            quoted(key)
                        ),
                        Some("Keep one of them.".into()),
                    )
                });
            } else {
                given.push(key);
            }
        }
        Self {
            members,
            place,
            is_object: true,
        }
    }

    /// The value of a member. Each sort has one copy of this, not each place that has the sort.
    #[inline(never)]
    pub(super) fn take<T: Written>(&self, key: &str, problems: &mut impl Problems) -> T {
        let node = self.find(key, T::NEEDED, problems);
        T::read(node, &self.place.member(key), problems)
    }

    #[inline(never)]
    fn find(&self, key: &str, needed: bool, problems: &mut impl Problems) -> &'n Node<'n> {
        let mut named = self.members.iter().rev().filter(|(name, _)| name == key);
        if let Some((_, node)) = named.next() {
            return node;
        }
        if needed && self.is_object {
            problems.error(self.place, || {
                (
                    format!("\"{key}\" is missing."),
                    Some(format!("Add \"{key}\" here.")),
                )
            });
        }
        &Node::Missing
    }
}

/// Declares a struct of the format, and how it is read.
macro_rules! written {
    (
        $(#[$about:meta])*
        $vis:vis struct $name:ident $(beside $note:literal)? { $($(#[$doc:meta])* $field:ident: $sort:ty,)* }
    ) => {
        $(#[$about])*
        #[derive(Debug)]
        #[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "cli", schemars(transform = |schema: &mut schemars::Schema| {
            let required = [$((
                stringify!($field),
                <$sort as $crate::story::file::Written>::NEEDED,
            )),*];
            $crate::story::file::schema::finish(schema, &required);
        }))]
        $vis struct $name { $($(#[$doc])* pub(in crate::story) $field: $sort,)* }

        impl $crate::story::file::Written for $name {
            fn read(
                node: &$crate::story::json::Node<'_>,
                place: &$crate::story::problem::Place<'_>,
                problems: &mut impl $crate::story::problem::Problems,
            ) -> Self {
                let known = [$(stringify!($field)),*];
                let notes = ["$comment", $($note)?];
                let members =
                    $crate::story::file::read::Members::of(node, place, problems, &known, &notes);
                Self { $($field: members.take(stringify!($field), problems),)* }
            }
        }
    };
}
pub(super) use written;
