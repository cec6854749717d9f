//! What is usual, and how far from it is unusual.
//!
//! The middle is the median, and the spread is the median distance from it (MAD): one day of
//! uproar among fourteen moves neither, where mean and standard deviation would hide the next one.
//! A distance is counted in deviations, the modified z-score of Iglewicz and Hoaglin, “How to detect
//! and handle outliers” (1993), who call 3.5 an outlier; `1.4826 × MAD` estimates a standard deviation, and
//! `n ÷ (n − 0.8)` corrects it for few days (Croux and Rousseeuw, “Time-efficient algorithms for two
//! highly robust estimators of scale”, 1992; their table for fewer than ten is within 2 % of it).
//!
//! Hours of few stories have a MAD of 0 as a rule, and any story would be beyond measure. So the
//! spread is never less than that of news that comes by chance, the square root of the middle
//! (Poisson), and never less than one story. And since even a sure rise of a fifth is nothing that
//! a person would call a spike, it has also to be some times the usual.

use super::Sensitivity;

/// Makes the MAD of a normal distribution its standard deviation.
const TO_DEVIATION: f64 = 1.4826;

/// What is usual at a time of day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usual {
    /// As many stories on half of the days at most, and on the other half at least.
    pub median: f64,
    /// The most of any of the days.
    pub most: u32,
    /// How far from the median is one deviation.
    pub deviation: f64,
}

impl Usual {
    /// What is usual where so many came, hour by hour. Of nothing it is nothing.
    pub fn of(mut counts: Vec<u32>) -> Self {
        counts.sort_unstable();
        let values: Vec<f64> = counts.iter().copied().map(f64::from).collect();
        let middle = median(&values);
        let mut distances: Vec<f64> = values.iter().map(|it| (it - middle).abs()).collect();
        distances.sort_unstable_by(f64::total_cmp);
        let days = values.len().max(1) as f64;
        let spread = TO_DEVIATION * median(&distances) * days / (days - 0.8);
        Self {
            median: middle,
            most: counts.last().copied().unwrap_or(0),
            deviation: spread.max(middle.max(1.0).sqrt()),
        }
    }

    /// How many stories are unusual.
    pub fn needed(&self, sensitivity: Sensitivity) -> f64 {
        let (deviations, times) = sensitivity.bounds();
        let far = self.median + deviations * self.deviation;
        far.max(times * self.median)
    }
}

/// The middle of sorted values; 0 where there are none.
fn median(sorted: &[f64]) -> f64 {
    let half = sorted.len() / 2;
    match (sorted.len() % 2, sorted.get(half)) {
        (1, Some(middle)) => *middle,
        (_, Some(upper)) => f64::midpoint(sorted[half - 1], *upper),
        (_, None) => 0.0,
    }
}
