//! What is said of a spike, and of its absence.

use super::{DAYS, Figures, NotYet, Quiet, Usual};

impl Figures {
    /// “Russia: 31 stories in the last hour; usually 4 at this time of day, 9 at most”.
    pub fn sentence(&self, watch: &str) -> String {
        format!("{watch}: {}; {}", self.last_hour(), self.usual.words())
    }

    fn last_hour(&self) -> String {
        format!("{} in the last hour", stories(self.stories))
    }
}

impl Usual {
    /// “usually 4 at this time of day, 9 at most”.
    fn words(&self) -> String {
        if self.most == 0 {
            return format!("none at this time of day in the last {DAYS} days");
        }
        let usually = match self.median {
            0.0 => "none".to_owned(),
            median if median.fract() > 0.0 => format!("{} or {}", median.floor(), median.ceil()),
            median => median.to_string(),
        };
        format!(
            "usually {usually} at this time of day, {} at most",
            self.most
        )
    }
}

impl Quiet {
    /// The reason, as it is shown.
    pub fn words(&self) -> String {
        match self {
            Self::Ordinary(figures) => {
                let (now, usual) = (figures.last_hour(), figures.usual.words());
                format!("no spike: {now}; {usual}")
            }
            Self::FewPublishers(figures) => {
                let publishers = match figures.publishers {
                    1 => "1 publisher".to_owned(),
                    several => format!("{several} publishers"),
                };
                let now = figures.last_hour();
                format!("no spike: {now}, but from {publishers} alone")
            }
            Self::CoolingDown { .. } => {
                "more than usual still; a spike was told in the last 6 hours".to_owned()
            }
            Self::CatchingUp { .. } => {
                "no spike told: what came while Newshawk wasn't watching is counted too".to_owned()
            }
        }
    }
}

impl NotYet {
    /// “Spikes are told from 6 June on: 3 more days of news are needed.”
    pub fn sentence(&self) -> String {
        let spikes = if self.only_this_hour {
            "Spikes at this time of day"
        } else {
            "Spikes"
        };
        let needed = match self.days.get() {
            1 => "1 more day of news is needed".to_owned(),
            days => format!("{days} more days of news are needed"),
        };
        format!(
            "{spikes} are told from {} on: {needed}.",
            self.from.strftime("%-d %B")
        )
    }
}

fn stories(count: u32) -> String {
    match count {
        0 => "no stories".to_owned(),
        1 => "1 story".to_owned(),
        several => format!("{several} stories"),
    }
}
