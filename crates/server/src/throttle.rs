//! How often: limits per person, account and address that slow down and never lock anybody out for good.

use std::hash::{BuildHasher as _, Hash, RandomState};
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::Reference as _;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use kontor_store::Viewer;

use crate::clock::Clock;
use crate::config::Limits;

/// How much slower an account answers that is tried from many places at once.
const SLOWER: Duration = Duration::from_secs(2);
/// An account may be tried this many times as often from everywhere together as from one address.
const PLACES: u32 = 3;

/// The limits in force.
#[derive(Debug)]
pub struct Throttle {
    posts: Rate,
    attempts: Rate,
    addresses: Rate,
    accounts: Rate,
    cxml: Rate,
}

impl Throttle {
    pub fn new(limits: &Limits, clock: &Clock) -> Self {
        Self {
            posts: Rate::new(limits.posts_per_minute, clock),
            attempts: Rate::new(limits.sign_in_per_minute, clock),
            addresses: Rate::new(limits.sign_in_per_address_per_minute, clock),
            accounts: Rate::new(limits.sign_in_per_minute.saturating_mul(PLACES), clock),
            cxml: Rate::new(limits.cxml_per_minute, clock),
        }
    }

    /// One more message of this person in the browser.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn post(&self, viewer: &Viewer) -> Result<(), u64> {
        self.posts.check(viewer.person().as_str())
    }

    /// One more attempt to sign in; says how long to hold the answer back.
    ///
    /// An account that is tried from many places is slowed down, not closed: its owner, from an address of their own, still comes in.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn sign_in(&self, account: &str, address: IpAddr) -> Result<Duration, u64> {
        let place = network(address);
        self.addresses.check(place)?;
        self.attempts.check((account, place))?;
        Ok(if self.accounts.check(account).is_err() { SLOWER } else { Duration::ZERO })
    }
}

impl Throttle {
    /// One more cXML message from this address, before anything of it is read.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn cxml(&self, address: IpAddr) -> Result<(), u64> {
        self.cxml.check(network(address))
    }

    /// One more message that this sender is said to bring, right or wrong.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn cxml_sender(&self, identity: &str, address: IpAddr) -> Result<(), u64> {
        self.cxml.check((identity, network(address)))
    }
}

/// What one household or office is taken to be: an IPv4 address, or the /64 of an IPv6 address.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64)),
        v4 @ IpAddr::V4(_) => v4,
    }
}

type Buckets = RateLimiter<u16, HashMapStateStore<u16>, Clock, NoOpMiddleware<Nanos>>;

/// One limit. Keys fall into 65,536 buckets by a hash that nobody outside can foresee, so its memory is bounded whoever comes.
#[derive(Debug)]
struct Rate {
    buckets: Buckets,
    hasher: RandomState,
    clock: Clock,
}

impl Rate {
    fn new(per_minute: u32, clock: &Clock) -> Self {
        let quota = Quota::per_minute(NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN));
        Self { buckets: RateLimiter::hashmap_with_clock(quota, clock.clone()), hasher: RandomState::new(), clock: clock.clone() }
    }

    fn check(&self, key: impl Hash) -> Result<(), u64> {
        let [high, low, ..] = self.hasher.hash_one(key).to_be_bytes();
        self.buckets.check_key(&u16::from_be_bytes([high, low])).map_err(|not_until| {
            let now = governor::clock::Clock::now(&self.clock);
            let wait: Duration = not_until.earliest_possible().duration_since(now).into();
            u64::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(60)
        })
    }
}
