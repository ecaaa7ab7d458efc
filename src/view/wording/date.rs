//! Dates as readers say them: what is said of a date is decided here, and how is the language's.

use super::number::digits;
use super::{Phrase, Words, filled, nth};
use crate::story::{Date, Edge, Instant, Parts, Qualification, Season, Shape, When};

impl Words {
    /// When something happened, to stand alone or after a comma.
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
    pub fn date(&self, when: Option<&When>) -> String {
        match when.map(When::shape) {
            None => self.text(Phrase::NoDate).to_owned(),
            Some(Shape::Date(date)) => self.single(*date),
            Some(Shape::Time { at, zoned }) => self.time(*at, *zoned),
            Some(Shape::Interval { from, to }) => self.interval(*from, *to),
        }
    }

    fn single(&self, date: Date) -> String {
        let (Parts::Decade { first, last } | Parts::Century { first, last }) = date.parts() else {
            return self.qualified(None, date);
        };
        if is_approximate(date) {
            return self.qualified(None, date);
        }
        let years = if is_decade(first, last) {
            self.first_last(Phrase::InDecade, 0, &digits(first.unsigned_abs(), 1), "")
        } else {
            self.years(Phrase::Between, first, last)
        };
        self.possibly(date, years)
    }

    fn time(&self, at: Instant, zoned: bool) -> String {
        let civil = at.civil();
        let day = self.stated(Parts::Day {
            year: civil.year,
            month: civil.month,
            day: civil.day,
        });
        let two = |number: u8| digits(number.into(), 2);
        let mut time = [&two(civil.hour), ":", &two(civil.minute)].concat();
        if civil.second > 0 {
            time += ":";
            time += &two(civil.second);
        }
        let phrase = if zoned { Phrase::TimeUtc } else { Phrase::Time };
        filled(self.text(phrase), &[("date", &day), ("time", &time)])
    }

    fn interval(&self, from: Edge, to: Edge) -> String {
        match (from, to) {
            (Edge::Date(from), Edge::Date(to)) => self.range(from, to),
            (Edge::Date(from), Edge::Open) => self.qualified(Some(Phrase::From), from),
            (Edge::Date(from), Edge::Unknown) => {
                let from = self.qualified(Some(Phrase::From), from);
                self.dated(Phrase::EndUnknown, 0, &from)
            }
            (Edge::Open, Edge::Date(to)) => self.qualified(Some(Phrase::By), to),
            (Edge::Unknown, Edge::Date(to)) => {
                let to = self.qualified(Some(Phrase::Until), to);
                self.dated(Phrase::StartUnknown, 0, &to)
            }
            (Edge::Open, Edge::Open) => self.text(Phrase::AnyTime).to_owned(),
            (Edge::Open | Edge::Unknown, Edge::Open | Edge::Unknown) => {
                self.text(Phrase::NoDate).to_owned()
            }
        }
    }

    /// From one date to another, with the month and year that both share said once.
    fn range(&self, from: Date, to: Date) -> String {
        if from == to {
            return self.single(from);
        }
        let (first, last) = (from.parts(), to.parts());
        if from.qualification().is_none() && to.qualification().is_none() {
            match (first, last) {
                (
                    Parts::Day { year, month, day },
                    Parts::Day {
                        year: last_year,
                        month: last_month,
                        day: last_day,
                    },
                ) if year == last_year => {
                    let same_month = month == last_month;
                    let phrase = if same_month {
                        Phrase::DaysOfMonth
                    } else {
                        Phrase::DaysOfYear
                    };
                    let day = self.day(day);
                    let values = [
                        ("first", day.as_str()),
                        ("day", &day),
                        ("month", self.month(month)),
                        ("last", &self.day(last_day)),
                        ("last_month", self.month(last_month)),
                        ("year", &self.year(year)),
                    ];
                    return filled(self.text(phrase), &values);
                }
                (
                    Parts::Month { year, month },
                    Parts::Month {
                        year: last_year,
                        month: last_month,
                    },
                ) if year == last_year => {
                    let values = [
                        ("first", self.month(month)),
                        ("last", self.month(last_month)),
                        ("year", &self.year(year)),
                    ];
                    return filled(self.text(Phrase::MonthsOfYear), &values);
                }
                (Parts::Day { .. }, Parts::Day { .. })
                | (Parts::Month { .. }, Parts::Month { .. })
                | (Parts::Year { year: 1000..=9999 }, Parts::Year { year: 1000..=9999 }) => {
                    let (from, to) = (self.stated(first), self.stated(last));
                    return self.first_last(Phrase::Span, form(first), &from, &to);
                }
                _ => {}
            }
        }
        let (from, to) = (self.qualified(None, from), self.qualified(None, to));
        self.first_last(Phrase::FromTo, 0, &from, &to)
    }

    /// A date, or one after a word such as "by", with how sure it is: "possibly by about April 2026".
    fn qualified(&self, governing: Option<Phrase>, date: Date) -> String {
        let (parts, missing) = specified(date.parts());
        let form = form(parts);
        let mut words = self.stated(parts);
        if is_approximate(date) {
            let about = match governing {
                Some(_) => Phrase::AboutGoverned,
                None => Phrase::About,
            };
            words = self.dated(about, form, &words);
        }
        if let Some(governing) = governing {
            words = self.dated(governing, form, &words);
        }
        if let Some(missing) = missing {
            words = self.dated(missing, 0, &words);
        }
        self.possibly(date, words)
    }

    fn possibly(&self, date: Date, words: String) -> String {
        match date.qualification() {
            Some(Qualification::Uncertain | Qualification::UncertainAndApproximate) => {
                self.dated(Phrase::Possibly, 0, &words)
            }
            Some(Qualification::Approximate) | None => words,
        }
    }

    /// What is specified of a date, without how sure it is.
    fn stated(&self, parts: Parts) -> String {
        let (phrase, day, month, season, year) = match parts {
            Parts::Day { year, month, day } => (Phrase::DayDate, day, month, 0, year),
            Parts::Month { year, month } | Parts::SomeDayOfMonth { year, month } => {
                (Phrase::MonthDate, 0, month, 0, year)
            }
            Parts::Season { year, season } => {
                let season = match season {
                    Season::Spring => 0,
                    Season::Summer => 1,
                    Season::Autumn => 2,
                    Season::Winter => 3,
                };
                (Phrase::SeasonDate, 0, 0, season, year)
            }
            Parts::Year { year } | Parts::SomeMonth { year } | Parts::SomeDayOfYear { year } => {
                return self.year_alone(year);
            }
            Parts::Decade { first, last } | Parts::Century { first, last } => {
                return if is_decade(first, last) {
                    self.first_last(Phrase::Decade, 0, &digits(first.unsigned_abs(), 1), "")
                } else {
                    self.years(Phrase::OneOfYears, first, last)
                };
            }
        };
        let day = self.day(day);
        let values = [
            ("day", day.as_str()),
            ("month", self.month(month)),
            ("season", nth(self.text(Phrase::Seasons), season)),
            ("year", &self.year(year)),
        ];
        filled(self.text(phrase), &values)
    }

    fn day(&self, day: u8) -> String {
        match day {
            1 => self.text(Phrase::FirstOfMonth).to_owned(),
            _ => digits(day.into(), 1),
        }
    }

    fn month(&self, month: u8) -> &'static str {
        nth(
            self.text(Phrase::Months),
            usize::from(month.saturating_sub(1)),
        )
    }

    /// An astronomical year as readers count, after Christ or before, where it stands in a date.
    fn year(&self, year: i64) -> String {
        let (phrase, number) = match year {
            ..=0 => (Phrase::YearBc, self.grouped((1 - year).unsigned_abs())),
            1..1000 => (Phrase::YearAd, digits(year.unsigned_abs(), 1)),
            _ => return digits(year.unsigned_abs(), 1),
        };
        filled(self.text(phrase), &[("year", &number)])
    }

    /// The same where it stands alone, in a phrase of its own where it is far off.
    fn year_alone(&self, year: i64) -> String {
        let (phrase, number) = match year {
            ..=-1_000_000 => return self.ago(year.unsigned_abs()),
            10_000.. => (Phrase::YearFar, self.grouped(year.unsigned_abs())),
            _ => (Phrase::YearDate, self.year(year)),
        };
        filled(self.text(phrase), &[("year", &number)])
    }

    fn years(&self, phrase: Phrase, first: i64, last: i64) -> String {
        self.first_last(phrase, 0, &self.year_alone(first), &self.year_alone(last))
    }

    fn first_last(&self, phrase: Phrase, form: usize, first: &str, last: &str) -> String {
        filled(
            nth(self.text(phrase), form),
            &[("first", first), ("last", last)],
        )
    }

    fn dated(&self, phrase: Phrase, form: usize, date: &str) -> String {
        filled(nth(self.text(phrase), form), &[("date", date)])
    }
}

/// What is specified of a date, and the phrase that says what is not.
fn specified(parts: Parts) -> (Parts, Option<Phrase>) {
    match parts {
        Parts::SomeMonth { year } => (Parts::Year { year }, Some(Phrase::SomeMonth)),
        Parts::SomeDayOfYear { year } => (Parts::Year { year }, Some(Phrase::SomeDay)),
        Parts::SomeDayOfMonth { year, month } => {
            (Parts::Month { year, month }, Some(Phrase::SomeDay))
        }
        parts => (parts, None),
    }
}

/// Which form of a phrase about dates goes with what is specified: of a day, a month, a year, or anything else.
fn form(parts: Parts) -> usize {
    match parts {
        Parts::Day { .. } => 0,
        Parts::Month { .. } => 1,
        Parts::Year {
            year: -999_999..10_000,
        } => 2,
        _ => 3,
    }
}

fn is_approximate(date: Date) -> bool {
    matches!(
        date.qualification(),
        Some(Qualification::Approximate | Qualification::UncertainAndApproximate)
    )
}

/// Whether the years can be called by their first, as "the 2020s": "the 2000s" may be a century.
fn is_decade(first: i64, last: i64) -> bool {
    first >= 1000 && first % 100 != 0 && last == first + 9
}
