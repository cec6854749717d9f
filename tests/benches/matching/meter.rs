//! What the running process has cost so far, as Linux counts it (proc(5)).

use std::fs::read_to_string;
use std::time::Duration;

use crate::Result;

/// The time this process has been on a processor, to the nanosecond; what others do meanwhile is not in it.
pub(crate) fn cpu() -> Result<Duration> {
    let text = read_to_string("/proc/self/schedstat")?;
    let nanoseconds = text.split_whitespace().next().ok_or("an empty schedstat")?;
    Ok(Duration::from_nanos(nanoseconds.parse()?))
}

/// In megabytes: `VmRSS` is what is resident now, `VmHWM` the most that ever was.
pub(crate) fn memory(field: &str) -> Result<f64> {
    let status = read_to_string("/proc/self/status")?;
    let found = status.lines().find_map(|line| line.strip_prefix(field));
    let kilobytes = found.ok_or("no such field in /proc/self/status")?;
    let kilobytes: f64 = kilobytes
        .trim_matches(|c: char| !c.is_ascii_digit())
        .parse()?;
    Ok(kilobytes / 1024.0)
}
