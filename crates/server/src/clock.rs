//! The one source of time: the machine's clock, or one that tests move by hand.
#![expect(clippy::disallowed_methods, reason = "this is the Clock that everything else asks")]

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use governor::nanos::Nanos;
use kontor_store::model::Millis;

/// What time it is. Cheap to clone; clones of a fixed clock move together.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's.
    System,
    /// Stands still until somebody moves it.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `at`.
    pub fn fixed(at: Millis) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(at)))
    }

    /// Unix time in milliseconds.
    pub fn now(&self) -> Millis {
        match self {
            Self::System => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, to_millis),
            Self::Fixed(at) => at.load(Ordering::SeqCst),
        }
    }

    /// Moves a fixed clock forward; the machine's goes by itself.
    pub fn pass(&self, time: Duration) {
        if let Self::Fixed(at) = self {
            at.fetch_add(to_millis(time), Ordering::SeqCst);
        }
    }

    /// Begins to measure how long something takes. Never affected by corrections of the machine's time.
    pub fn stopwatch(&self) -> Stopwatch {
        match self {
            Self::System => Stopwatch::Monotonic(Instant::now()),
            Self::Fixed(_) => Stopwatch::Fixed(self.clone(), self.now()),
        }
    }
}

/// A measurement under way.
#[derive(Debug, Clone)]
pub enum Stopwatch {
    /// On the machine's monotonic clock.
    Monotonic(Instant),
    /// On a clock that is moved by hand, since that moment.
    Fixed(Clock, Millis),
}

impl Stopwatch {
    /// How long it has been running.
    pub fn elapsed(&self) -> Duration {
        match self {
            Self::Monotonic(begun) => begun.elapsed(),
            Self::Fixed(clock, begun) => Duration::from_millis(u64::try_from(clock.now() - begun).unwrap_or(0)),
        }
    }
}

/// Rate limits count on the same clock, so that tests need not wait for them.
impl governor::clock::Clock for Clock {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        let millis = u64::try_from(Self::now(self)).unwrap_or(0);
        Nanos::new(millis.saturating_mul(1_000_000))
    }
}

fn to_millis(time: Duration) -> Millis {
    Millis::try_from(time.as_millis()).unwrap_or(Millis::MAX)
}
