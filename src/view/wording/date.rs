//! Dates as readers of English say them.

use crate::story::{Date, Edge, Instant, Parts, Qualification, Season, Shape, When};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const NOT_REPORTED: &str = "date not reported";

/// When something happened, in English, to stand alone or after a comma.
///
/// It says no more than the author wrote: an open side is "by" or "from", `~` is "about", `?` is
/// "possibly", and what is not specified is said to be not reported.
///
/// ```
/// use who_can_use::story::When;
/// use who_can_use::view::wording::ENGLISH;
///
/// let words = |text| ENGLISH.date(When::parse(text).ok().as_ref());
/// assert_eq!(words("2026-04-27/2026-04-29"), "27–29 April 2026");
/// assert_eq!(words("../2026-04-29"), "by 29 April 2026");
/// assert_eq!(words("Y-13800000000"), "13.8 billion years ago");
/// assert_eq!(ENGLISH.date(None), "date not reported");
/// ```
#[must_use]
pub fn date_in_words(when: Option<&When>) -> String {
    match when.map(When::shape) {
        None => NOT_REPORTED.to_owned(),
        Some(Shape::Date(date)) => single(*date),
        Some(Shape::Time { at, zoned }) => time(*at, *zoned),
        Some(Shape::Interval { from, to }) => interval(*from, *to),
    }
}

fn single(date: Date) -> String {
    let parts = date.parts();
    match (parts, is_approximate(date)) {
        (Parts::Decade { first, last } | Parts::Century { first, last }, false) => {
            match decade(first, last) {
                Some(decade) => format!("{}in {decade}", possibly(date)),
                None => {
                    let [first, last] = [first, last].map(year_in_words);
                    format!("{}between {first} and {last}", possibly(date))
                }
            }
        }
        _ => qualified("", date),
    }
}

fn time(at: Instant, zoned: bool) -> String {
    let civil = at.civil();
    let day = stated(Parts::Day {
        year: civil.year,
        month: civil.month,
        day: civil.day,
    });
    let second = match civil.second {
        0 => String::new(),
        second => format!(":{second:02}"),
    };
    let zone = if zoned { " UTC" } else { "" };
    format!("{day}, {:02}:{:02}{second}{zone}", civil.hour, civil.minute)
}

fn interval(from: Edge, to: Edge) -> String {
    match (from, to) {
        (Edge::Date(from), Edge::Date(to)) => range(from, to),
        (Edge::Date(from), Edge::Open) => qualified("from ", from),
        (Edge::Date(from), Edge::Unknown) => qualified("from ", from) + ", end not reported",
        (Edge::Open, Edge::Date(to)) => qualified("by ", to),
        (Edge::Unknown, Edge::Date(to)) => qualified("until ", to) + ", start not reported",
        (Edge::Open, Edge::Open) => "at any time".to_owned(),
        (Edge::Open | Edge::Unknown, Edge::Open | Edge::Unknown) => NOT_REPORTED.to_owned(),
    }
}

/// From one date to another, with the month and year that both share said once.
fn range(from: Date, to: Date) -> String {
    if from == to {
        return single(from);
    }
    let plain = from.qualification().is_none() && to.qualification().is_none();
    let first = match (from.parts(), to.parts()) {
        (
            Parts::Day { year, month, day },
            Parts::Day {
                year: last_year,
                month: last_month,
                ..
            },
        ) if plain && year == last_year => {
            if month == last_month {
                day.to_string()
            } else {
                format!("{day} {}", month_name(month))
            }
        }
        (
            Parts::Month { year, month },
            Parts::Month {
                year: last_year, ..
            },
        ) if plain && year == last_year => month_name(month).to_owned(),
        (Parts::Day { .. }, Parts::Day { .. }) | (Parts::Month { .. }, Parts::Month { .. })
            if plain =>
        {
            stated(from.parts())
        }
        (Parts::Year { year: 1000..=9999 }, Parts::Year { year: 1000..=9999 }) if plain => {
            stated(from.parts())
        }
        _ => return format!("{} to {}", qualified("", from), qualified("", to)),
    };
    format!("{first}–{}", stated(to.parts()))
}

/// A date after a word such as "by", with how sure it is: "possibly by about April 2026".
fn qualified(preposition: &str, date: Date) -> String {
    let about = if is_approximate(date) { "about " } else { "" };
    format!(
        "{}{preposition}{about}{}",
        possibly(date),
        stated(date.parts())
    )
}

fn is_approximate(date: Date) -> bool {
    matches!(
        date.qualification(),
        Some(Qualification::Approximate | Qualification::UncertainAndApproximate)
    )
}

fn possibly(date: Date) -> &'static str {
    match date.qualification() {
        Some(Qualification::Uncertain | Qualification::UncertainAndApproximate) => "possibly ",
        Some(Qualification::Approximate) | None => "",
    }
}

/// What is specified of a date, without how sure it is.
fn stated(parts: Parts) -> String {
    match parts {
        Parts::Day { year, month, day } => {
            format!("{day} {} {}", month_name(month), year_in_words(year))
        }
        Parts::Month { year, month } => format!("{} {}", month_name(month), year_in_words(year)),
        Parts::Season { year, season } => {
            let season = match season {
                Season::Spring => "spring",
                Season::Summer => "summer",
                Season::Autumn => "autumn",
                Season::Winter => "winter",
            };
            format!("{season} {}", year_in_words(year))
        }
        Parts::Year { year } => year_in_words(year),
        Parts::Decade { first, last } | Parts::Century { first, last } => decade(first, last)
            .unwrap_or_else(|| format!("{} to {}", year_in_words(first), year_in_words(last))),
        Parts::SomeMonth { year } => format!("{}, month not reported", year_in_words(year)),
        Parts::SomeDayOfMonth { year, month } => format!(
            "{} {}, day not reported",
            month_name(month),
            year_in_words(year)
        ),
        Parts::SomeDayOfYear { year } => format!("{}, day not reported", year_in_words(year)),
    }
}

fn month_name(month: u8) -> &'static str {
    MONTHS
        .get(usize::from(month).wrapping_sub(1))
        .copied()
        .unwrap_or_default()
}

/// "the 2020s", where that can only be a decade: "the 2000s" may be a century.
fn decade(first: i64, last: i64) -> Option<String> {
    let sayable = first >= 1000 && first % 100 != 0 && last == first + 9;
    sayable.then(|| format!("the {first}s"))
}

/// An astronomical year as readers count: after Christ, before, or ago.
fn year_in_words(year: i64) -> String {
    match year {
        i64::MIN..=-1_000_000 => format!("{} years ago", in_millions(year.unsigned_abs())),
        -999_999..=0 => format!("{} BC", grouped((1 - year).unsigned_abs())),
        1..1000 => format!("AD {year}"),
        1000..10_000 => year.to_string(),
        _ => format!("the year {}", grouped(year.unsigned_abs())),
    }
}

/// "13.8 billion", to three decimals.
fn in_millions(years: u64) -> String {
    let (unit, name) = match years {
        999_999_500.. => (1_000_000_000, "billion"),
        _ => (1_000_000, "million"),
    };
    let thousandths = (years + unit / 2000) / (unit / 1000);
    let number = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
    let number = number.trim_end_matches('0').trim_end_matches('.');
    format!("{number} {name}")
}

/// A number with commas between its thousands, from five digits on.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut words = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::date_in_words;
    use crate::story::When;

    const TABLE: &[(&str, &str)] = &[
        ("2026-04-29", "29 April 2026"),
        ("2026-04", "April 2026"),
        ("2026", "2026"),
        ("2026-21", "spring 2026"),
        ("2026-22~", "about summer 2026"),
        ("2026-02~", "about February 2026"),
        ("2026?", "possibly 2026"),
        ("2026-04-29%", "possibly about 29 April 2026"),
        ("202X", "in the 2020s"),
        ("202X~", "about the 2020s"),
        ("202X?", "possibly in the 2020s"),
        ("200X", "between 2000 and 2009"),
        ("20XX", "between 2000 and 2099"),
        ("20XX~", "about 2000 to 2099"),
        ("-201X", "between 2020 BC and 2011 BC"),
        ("2026-XX", "2026, month not reported"),
        ("2026-04-XX", "April 2026, day not reported"),
        ("2026-04-XX~", "about April 2026, day not reported"),
        ("2026-XX-XX", "2026, day not reported"),
        ("2026-04-29T14:05:00Z", "29 April 2026, 14:05 UTC"),
        ("2026-04-29T23:05:09-02:00", "30 April 2026, 01:05:09 UTC"),
        ("2026-04-29T14:05:00", "29 April 2026, 14:05"),
        ("../2026-04-29", "by 29 April 2026"),
        ("../2026-04~", "by about April 2026"),
        ("../2026-04?", "possibly by April 2026"),
        ("2026-04-29/..", "from 29 April 2026"),
        ("/2026-04-29", "until 29 April 2026, start not reported"),
        ("2026-04-29/", "from 29 April 2026, end not reported"),
        ("../..", "at any time"),
        ("/", "date not reported"),
        ("2026-04-27/2026-04-29", "27–29 April 2026"),
        ("2026-04-29/2026-05-02", "29 April–2 May 2026"),
        ("2025-12-29/2026-01-02", "29 December 2025–2 January 2026"),
        ("2026-04-29/2026-04-29", "29 April 2026"),
        ("2026-03/2026-05", "March–May 2026"),
        ("2025-12/2026-01", "December 2025–January 2026"),
        ("2025/2026", "2025–2026"),
        ("2026-03~/2026-05", "about March 2026 to May 2026"),
        ("2026-03/2026-05-02", "March 2026 to 2 May 2026"),
        ("-0043-03-15", "15 March 44 BC"),
        ("0079-08-24", "24 August AD 79"),
        ("0000", "1 BC"),
        ("-0043/0014", "44 BC to AD 14"),
        ("Y-12000", "12,001 BC"),
        ("Y12000", "the year 12,000"),
        ("Y170000002~", "about the year 170,000,002"),
        ("Y-13800000000", "13.8 billion years ago"),
        ("Y-4567890123~", "about 4.568 billion years ago"),
        ("Y-999999500", "1 billion years ago"),
        ("Y-66000000", "66 million years ago"),
        ("Y-1000000", "1 million years ago"),
        ("Y-999999", "1,000,000 BC"),
        (
            "Y-252000000/Y-66000000",
            "252 million years ago to 66 million years ago",
        ),
    ];

    #[test]
    fn dates_read_as_a_reader_says_them() {
        for (written, words) in TABLE {
            let when = When::parse(written).unwrap_or_else(|error| panic!("{written}: {error}"));
            assert_eq!(date_in_words(Some(&when)), *words, "{written}");
        }
    }

    #[test]
    fn without_a_date_it_says_so() {
        assert_eq!(date_in_words(None), "date not reported");
    }
}
