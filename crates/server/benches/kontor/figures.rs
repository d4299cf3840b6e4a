//! What was measured, and the numbers that are told of it.

use std::time::Duration;

/// The times of one round.
#[derive(Debug, Clone, Default)]
pub struct Sample {
    lasting: Duration,
    took: Vec<Duration>,
    /// How often it was asked, with the warm-up that is not counted otherwise.
    pub asked: u32,
}

/// The median over several rounds.
#[derive(Debug, Clone, Copy)]
pub struct Figures {
    pub per_second: f64,
    pub p50: Duration,
    pub p99: Duration,
}

impl Sample {
    pub fn lasting(lasting: Duration) -> Self {
        Self { lasting, ..Self::default() }
    }

    pub fn add(&mut self, mut took: Vec<Duration>) {
        self.took.append(&mut took);
    }

    /// How many were counted.
    pub fn count(&self) -> usize {
        self.took.len()
    }

    /// As a share of what was measured at the same time: its times count, its duration is that of the others.
    pub fn for_the_same_time(self) -> Self {
        Self { lasting: Duration::ZERO, ..self }
    }

    /// Together with another round of the same.
    pub fn join(&mut self, other: Self) {
        self.lasting += other.lasting;
        self.add(other.took);
    }

    pub fn figures(&self) -> Figures {
        let mut took = self.took.clone();
        took.sort_unstable();
        let at = |share: usize| took.get((took.len().saturating_sub(1)) * share / 100).copied().unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "counts of some minutes are far below 2^52")]
        let per_second = took.len() as f64 / self.lasting.as_secs_f64();
        Figures { per_second, p50: at(50), p99: at(99) }
    }
}

impl Figures {
    /// Of several rounds the median of each number: what the machine did beside us in one of them does not count.
    pub fn median(rounds: &[Sample]) -> Self {
        let figures: Vec<Self> = rounds.iter().map(Sample::figures).collect();
        let middle = |mut times: Vec<Duration>| median(&mut times);
        let mut rates: Vec<f64> = figures.iter().map(|figure| figure.per_second).collect();
        rates.sort_by(f64::total_cmp);
        Self {
            per_second: rates.get(rates.len() / 2).copied().unwrap_or_default(),
            p50: middle(figures.iter().map(|figure| figure.p50).collect()),
            p99: middle(figures.iter().map(|figure| figure.p99).collect()),
        }
    }
}

/// The middle one; of an even number the later of the two.
pub fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Milliseconds for a table: `0.42 ms`, `17.3 ms`, `212 ms`.
pub fn ms(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1000.0;
    match ms {
        ..1.0 => format!("{ms:.2} ms"),
        ..100.0 => format!("{ms:.1} ms"),
        _ => format!("{ms:.0} ms"),
    }
}

/// A rate for a table, to three digits: `5,230/s`.
pub fn per_second(rate: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rates are positive and small")]
    let whole = if rate < 1000.0 { rate.round() as u64 } else { (rate / 10.0).round() as u64 * 10 };
    if whole < 1000 { format!("{whole}/s") } else { format!("{},{:03}/s", whole / 1000, whole % 1000) }
}
