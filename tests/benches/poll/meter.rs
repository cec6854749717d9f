//! What a process has cost so far, as Linux counts it (proc(5)).

use std::fs::read_to_string;
use std::time::Duration;

use crate::Result;

/// Clock ticks a second in /proc: USER_HZ, which is 100 on every architecture in use.
const TICKS: f64 = 100.0;

/// What a process costs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// How long it took.
    pub(crate) seconds: f64,
    /// User and system time of all its threads.
    pub(crate) cpu_seconds: f64,
    /// The most memory that was resident at one time.
    pub(crate) peak_megabytes: f64,
}

impl Cost {
    /// The cost of the running process up to now, which took this long.
    pub(crate) fn so_far(took: Duration) -> Result<Cost> {
        let stat = read_to_string("/proc/self/stat")?;
        // The name in brackets may hold spaces, so counting starts behind it, with field 3.
        let fields: Vec<&str> = stat
            .rsplit(')')
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .collect();
        let [user, system] = [fields[11].parse::<f64>()?, fields[12].parse::<f64>()?];

        let status = read_to_string("/proc/self/status")?;
        let peak = status
            .lines()
            .find_map(|it| it.strip_prefix("VmHWM:"))
            .ok_or("no VmHWM in /proc/self/status")?;
        let kilobytes: f64 = peak.trim().trim_end_matches("kB").trim().parse()?;
        Ok(Cost {
            seconds: took.as_secs_f64(),
            cpu_seconds: (user + system) / TICKS,
            peak_megabytes: kilobytes / 1024.0,
        })
    }

    /// The median of each number by itself.
    pub(crate) fn median(costs: impl Iterator<Item = Cost>) -> Cost {
        let costs: Vec<Cost> = costs.collect();
        let median = |of: fn(&Cost) -> f64| {
            let mut numbers: Vec<f64> = costs.iter().map(of).collect();
            numbers.sort_by(f64::total_cmp);
            numbers[numbers.len() / 2]
        };
        Cost {
            seconds: median(|it| it.seconds),
            cpu_seconds: median(|it| it.cpu_seconds),
            peak_megabytes: median(|it| it.peak_megabytes),
        }
    }
}
