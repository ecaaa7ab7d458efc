//! The dates of a story: what is read, what bounds follow, and what is said of a text that is no date.

#[cfg(test)]
mod oracle;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tables;
