//! The table: printed, and written between the marks of docs/PERFORMANCE.md.

use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context as _;

use crate::figures::median;

const BEGIN: &str = "<!-- bench:begin -->";
const END: &str = "<!-- bench:end -->";

/// What was measured, line by line.
#[derive(Debug, Default)]
pub struct Report(Vec<[String; 4]>);

impl Report {
    /// One line; an empty cell is a dash.
    pub fn line(&mut self, what: impl Into<String>, measured: impl Into<String>, target: &str, limit: impl Into<String>) {
        let dash = |cell: String| if cell.is_empty() { "–".to_owned() } else { cell };
        self.0.push([what.into(), measured.into(), target.to_owned(), limit.into()].map(dash));
    }

    /// The whole of it.
    pub fn text(&self, machine: &str) -> String {
        let mut text = format!("{machine}\n\n| what | measured | target | limit |\n|---|---|---|---|\n");
        for cells in &self.0 {
            text.push_str("| ");
            text.push_str(&cells.join(" | "));
            text.push_str(" |\n");
        }
        text
    }

    /// What the page said of other parts, in its place; what was measured now stands where the same was told before.
    pub fn beside(self, page: &Path) -> Self {
        let told = std::fs::read_to_string(page).unwrap_or_default();
        let told = told.split_once(BEGIN).and_then(|(_, rest)| rest.split_once(END)).map_or("", |(told, _)| told);
        let rows = told.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
        let rows = rows.filter_map(|row| row.split(" | ").map(str::to_owned).collect::<Vec<_>>().try_into().ok());
        let mut all: Vec<[String; 4]> = rows.filter(|row: &[String; 4]| row[0] != "what").collect();
        for line in self.0 {
            match all.iter_mut().find(|row| row[0] == line[0]) {
                Some(row) => *row = line,
                None => all.push(line),
            }
        }
        Self(all)
    }
}

/// Puts the text between the marks of the page; without the page or its marks nothing is written.
pub fn write(page: &Path, text: &str) -> anyhow::Result<bool> {
    let Ok(old) = std::fs::read_to_string(page) else { return Ok(false) };
    let Some(((before, rest), _)) = old.split_once(BEGIN).zip(old.find(END)) else { return Ok(false) };
    let (_, after) = rest.split_once(END).context("the end mark comes before the beginning")?;
    std::fs::write(page, format!("{before}{BEGIN}\n{text}{END}{after}"))?;
    Ok(true)
}

/// When, and on what: processors, memory, load by others before the start, and what a durable write costs on the disk of `folder`.
pub fn machine(folder: &Path) -> anyhow::Result<String> {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let field = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.starts_with(name));
        line.and_then(|line| line.split_once(':')).map_or_else(|| "unknown".to_owned(), |(_, value)| value.trim().to_owned())
    };
    let model = field(&read("/proc/cpuinfo"), "model name");
    let kib: u64 = field(&read("/proc/meminfo"), "MemTotal").trim_end_matches("kB").trim().parse().unwrap_or_default();
    let load = read("/proc/loadavg").split(' ').next().unwrap_or_default().to_owned();
    let kernel = read("/proc/sys/kernel/osrelease");
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let today = jiff::Timestamp::now().strftime("%Y-%m-%d");
    let durable = durable_write(folder)?.as_secs_f64() * 1000.0;
    Ok(format!(
        "Measured on {today}: {processors} processors ({model}), {} GB of memory, Linux {}, load {load} before the start; \
         4 KiB written durably take {durable:.2} ms. The client shares the machine.",
        kib / 1024 / 1024,
        kernel.trim(),
    ))
}

/// The median time of appending 4 KiB and having them on the disk.
fn durable_write(folder: &Path) -> anyhow::Result<Duration> {
    let mut file = std::fs::File::create(folder.join("durable"))?;
    let mut took = Vec::new();
    for _ in 0..200 {
        let begin = Instant::now();
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        took.push(begin.elapsed());
    }
    Ok(median(&mut took))
}
