//! The checksum behind deflated content (RFC 1950, section 2.2), which tells what was damaged on its way: one bit in the wrong
//! place is seldom seen by the decoder, but makes another number of an amount.

/// Bytes that a program may put between the checksum and the end of its stream.
const LOOSE: usize = 8;
/// So many bytes are added up before the sums could pass 32 bits.
const CHUNK: usize = 5552;

/// Whether a deflated stream ends in the checksum of what came out of it.
pub(super) fn holds(packed: &[u8], content: &[u8]) -> bool {
    let checksum = adler(content).to_be_bytes();
    let tail = &packed[packed.len().saturating_sub(checksum.len() + LOOSE)..];
    tail.windows(checksum.len()).any(|window| window == checksum)
}

fn adler(content: &[u8]) -> u32 {
    const PRIME: u32 = 65_521;
    let (mut sum, mut sums) = (1, 0);
    for chunk in content.chunks(CHUNK) {
        for byte in chunk {
            sum += u32::from(*byte);
            sums += sum;
        }
        (sum, sums) = (sum % PRIME, sums % PRIME);
    }
    sums << 16 | sum
}
