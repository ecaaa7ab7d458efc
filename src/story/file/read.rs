//! From a JSON tree to the structs of the format, with every problem on the way and not only the first.

use crate::story::json::Node;
use crate::story::problem::{Place, Problems, quoted, remedy};

/// A value that an author can write.
pub(in crate::story) trait Written: Sized {
    /// Reads it; where that fails the problems say why.
    fn read(node: &Node<'_>, place: &Place<'_>, problems: &mut impl Problems) -> Option<Self>;

    /// What stands for it where the author left it out; nothing where it is required.
    fn left_out() -> Option<Self> {
        None
    }

    /// What stands in for one that could not be read, so that its siblings keep their places and
    /// are checked as well. No story has it, since the problem it comes from is an error.
    fn unreadable() -> Self;
}

/// Reads a whole file.
pub(in crate::story) fn read<T: Written>(
    node: &Node<'_>,
    problems: &mut impl Problems,
) -> Option<T> {
    T::read(node, &Place::TOP, problems)
}

/// Reports that a value is of another sort than it should be.
pub(super) fn wrong_sort(
    node: &Node<'_>,
    place: &Place<'_>,
    problems: &mut impl Problems,
    wanted: &str,
) {
    problems.error(place, || {
        (
            format!("This is {} where {wanted} should be.", node.noun()),
            None,
        )
    });
}

impl<T: Written> Written for Option<T> {
    fn read(node: &Node<'_>, place: &Place<'_>, problems: &mut impl Problems) -> Option<Self> {
        match node {
            Node::Null => Some(None),
            // A bad value is reported and left out, so that the rest of the entry is read as well.
            _ => Some(T::read(node, place, problems)),
        }
    }

    fn left_out() -> Option<Self> {
        Some(None)
    }

    fn unreadable() -> Self {
        None
    }
}

impl<T: Written> Written for Vec<T> {
    fn read(node: &Node<'_>, place: &Place<'_>, problems: &mut impl Problems) -> Option<Self> {
        let Node::List(items) = node else {
            wrong_sort(node, place, problems, "a list");
            return Some(Vec::new());
        };
        let mut read = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let item = T::read(item, &place.item(index), problems);
            read.push(item.unwrap_or_else(T::unreadable));
        }
        Some(read)
    }

    fn left_out() -> Option<Self> {
        Some(Vec::new())
    }

    fn unreadable() -> Self {
        Vec::new()
    }
}

/// Whether a key is for authors and their editors alone: its value is not looked at.
fn is_note(key: &str, place: &Place<'_>) -> bool {
    key == "$comment" || (key == "$schema" && place.is_top())
}

/// The members of an object, taken one by one.
pub(super) struct Members<'n> {
    members: &'n [(std::borrow::Cow<'n, str>, Node<'n>)],
    place: &'n Place<'n>,
}

impl<'n> Members<'n> {
    pub(super) fn of(
        node: &'n Node<'n>,
        place: &'n Place<'n>,
        problems: &mut impl Problems,
        known: &[&'static str],
    ) -> Option<Self> {
        let Node::Object(members) = node else {
            wrong_sort(node, place, problems, "an object");
            return None;
        };
        let mut given: Vec<&str> = Vec::with_capacity(known.len());
        for (key, _) in members {
            let at = place.member(key).at_key();
            if is_note(key, place) {
                continue;
            }
            if !known.contains(&key.as_ref()) {
                problems.warning(&at, || {
                    (
                        format!(
                            "The key {} means nothing here and is not read.",
                            quoted(key)
                        ),
                        remedy(key, known.iter().copied()),
                    )
                });
            } else if given.contains(&key.as_ref()) {
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
        Some(Self { members, place })
    }

    /// The value of a member. Each sort has one copy of this, not each place that has the sort.
    #[inline(never)]
    pub(super) fn take<T: Written>(&self, key: &str, problems: &mut impl Problems) -> T {
        let place = self.place.member(key);
        let value = match self.find(key) {
            Some(node) => T::read(node, &place, problems),
            None => T::left_out().or_else(|| self.missing(key, problems)),
        };
        value.unwrap_or_else(T::unreadable)
    }

    fn find(&self, key: &str) -> Option<&'n Node<'n>> {
        let mut named = self.members.iter().rev().filter(|(name, _)| name == key);
        named.next().map(|(_, node)| node)
    }

    #[inline(never)]
    fn missing<T>(&self, key: &str, problems: &mut impl Problems) -> Option<T> {
        problems.error(self.place, || {
            (
                format!("\"{key}\" is missing."),
                Some(format!("Add \"{key}\" here.")),
            )
        });
        None
    }
}

/// Declares a struct of the format, and how it is read.
macro_rules! written {
    (
        $(#[$about:meta])*
        $vis:vis struct $name:ident { $($(#[$doc:meta])* $field:ident: $sort:ty,)* }
    ) => {
        $(#[$about])*
        #[derive(Debug)]
        #[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "cli", schemars(transform = |schema: &mut schemars::Schema| {
            let required = [$((
                stringify!($field),
                <$sort as $crate::story::file::Written>::left_out().is_none(),
            )),*];
            $crate::story::file::schema::finish(schema, &required);
        }))]
        $vis struct $name { $($(#[$doc])* pub(in crate::story) $field: $sort,)* }

        impl $crate::story::file::Written for $name {
            fn read(
                node: &$crate::story::json::Node<'_>,
                place: &$crate::story::problem::Place<'_>,
                problems: &mut impl $crate::story::problem::Problems,
            ) -> Option<Self> {
                let known = [$(stringify!($field)),*];
                let members = $crate::story::file::read::Members::of(node, place, problems, &known)?;
                Some(Self { $($field: members.take(stringify!($field), problems),)* })
            }

            fn unreadable() -> Self {
                Self { $($field: <$sort>::unreadable(),)* }
            }
        }
    };
}
pub(super) use written;
