//! How unusual is unusual enough: three answers with names.

/// How unusual news has to be to be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sensitivity {
    /// Only what is far beyond the usual.
    Largest,
    /// What is clearly more than usual.
    #[default]
    Clear,
    /// What may become one.
    Early,
}

impl Sensitivity {
    /// All of them, from the quietest.
    pub const ALL: [Self; 3] = [Self::Largest, Self::Clear, Self::Early];

    /// Its name in JSON and in the store.
    pub fn name(self) -> &'static str {
        match self {
            Self::Largest => "largest",
            Self::Clear => "clear",
            Self::Early => "early",
        }
    }

    /// The one of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Its name for the person who chooses.
    pub fn words(self) -> &'static str {
        match self {
            Self::Largest => "only the largest rises",
            Self::Clear => "clear rises",
            Self::Early => "early signs too",
        }
    }

    /// How many deviations from the usual, and how many times it.
    ///
    /// For news that comes by chance, 4 stories an hour: 3.5 deviations are passed in 3 hours of a
    /// thousand, 5 in 1 of 10,000, 8 in less than 1 of ten millions. News is less even than chance.
    pub(super) fn bounds(self) -> (f64, f64) {
        match self {
            Self::Largest => (8.0, 3.0),
            Self::Clear => (5.0, 2.0),
            Self::Early => (3.5, 1.5),
        }
    }
}
