//! Elements that are used again: what comes into sight is drawn in those of what has left it.

use std::cell::RefCell;

/// More things than these are not drawn by scrolling, and looking each up among them would be slow.
const MOST: usize = 256;

/// A slot that is free. No story has so many things.
const FREE: usize = usize::MAX;

/// Which thing is in which slot, from one drawing to the next.
#[derive(Debug, Default)]
pub(super) struct Slots(RefCell<Vec<usize>>);

impl Slots {
    /// The slot of each of these things: that which it has, so that it keeps the focus, or one that came free.
    #[inline(never)]
    pub(super) fn of(&self, things: &[usize]) -> Vec<usize> {
        if things.len() > MOST {
            return things.to_vec();
        }
        let mut slots = self.0.borrow_mut();
        for slot in slots.iter_mut() {
            if !things.contains(slot) {
                *slot = FREE;
            }
        }
        let mut taken = Vec::new();
        for &thing in things {
            let slot = place(&slots, thing).or_else(|| place(&slots, FREE));
            let slot = slot.unwrap_or(slots.len());
            match slots.get_mut(slot) {
                Some(free) => *free = thing,
                None => slots.push(thing),
            }
            taken.push(slot);
        }
        taken
    }
}

#[inline(never)]
fn place(slots: &[usize], thing: usize) -> Option<usize> {
    slots.iter().position(|&held| held == thing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_keeps_its_slot_and_what_comes_takes_those_of_what_has_gone() {
        let slots = Slots::default();
        assert_eq!(slots.of(&[10, 11, 12, 13]), [0, 1, 2, 3]);
        assert_eq!(slots.of(&[12, 13, 14, 15]), [2, 3, 0, 1]);
        assert_eq!(slots.of(&[13, 90]), [3, 0]);
        assert_eq!(slots.of(&[70, 71, 72, 73, 74]), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn many_things_have_a_slot_each() {
        let things: Vec<usize> = (0..2 * MOST).collect();
        assert_eq!(Slots::default().of(&things), things);
    }
}
