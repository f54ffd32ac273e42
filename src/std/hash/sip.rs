//! SipHash 1-3 (Aumasson and Bernstein), the hasher of `HashMap`.

use super::{BuildHasher, Hasher};
use crate::fmt;

/// The state of a SipHash 1-3 run.
#[picture(opaque)]
#[derive(Clone)]
#[origin = "std::hash::random"]
pub struct DefaultHasher {
    v0: u64,
    v1: u64,
    v2: u64,
    v3: u64,
    /// Bytes that do not fill a word yet, lowest first.
    tail: u64,
    /// How many there are.
    pending: u32,
    length: usize,
}

/// The same function under its old name.
pub type SipHasher = DefaultHasher;

impl DefaultHasher {
    /// A hasher with both keys 0.
    #[must_use]
    pub const fn new() -> DefaultHasher {
        DefaultHasher::with_keys(0, 0)
    }

    pub(crate) const fn with_keys(k0: u64, k1: u64) -> DefaultHasher {
        DefaultHasher {
            v0: k0 ^ 0x736f_6d65_7073_6575,
            v1: k1 ^ 0x646f_7261_6e64_6f6d,
            v2: k0 ^ 0x6c79_6765_6e65_7261,
            v3: k1 ^ 0x7465_6462_7974_6573,
            tail: 0,
            pending: 0,
            length: 0,
        }
    }

    fn round(&mut self) {
        self.v0 = self.v0.wrapping_add(self.v1);
        self.v2 = self.v2.wrapping_add(self.v3);
        self.v1 = self.v1.rotate_left(13) ^ self.v0;
        self.v3 = self.v3.rotate_left(16) ^ self.v2;
        self.v0 = self.v0.rotate_left(32);
        self.v2 = self.v2.wrapping_add(self.v1);
        self.v0 = self.v0.wrapping_add(self.v3);
        self.v1 = self.v1.rotate_left(17) ^ self.v2;
        self.v3 = self.v3.rotate_left(21) ^ self.v0;
        self.v2 = self.v2.rotate_left(32);
    }

    fn word(&mut self, word: u64) {
        self.v3 ^= word;
        self.round();
        self.v0 ^= word;
    }

    /// Takes the `count` low bytes of `value`, 1 to 8.
    fn short(&mut self, value: u64, count: u32) {
        self.length = self.length.wrapping_add(count as usize);
        let shift = 8 * self.pending;
        self.tail |= value << shift;
        self.pending += count;
        if self.pending < 8 {
            return;
        }
        let word = self.tail;
        self.word(word);
        self.pending -= 8;
        let used = count - self.pending;
        self.tail = if used < 8 { value >> (8 * used) } else { 0 };
    }
}

impl Hasher for DefaultHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut i = 0;
        while i + 8 <= bytes.len() {
            let word = unsafe { crate::ptr::read_unaligned(bytes.as_ptr().add(i) as *const u64) };
            self.short(word, 8);
            i += 8;
        }
        while i < bytes.len() {
            self.short(bytes[i] as u64, 1);
            i += 1;
        }
    }

    fn write_u8(&mut self, i: u8) {
        self.short(i as u64, 1);
    }

    fn write_u32(&mut self, i: u32) {
        self.short(i as u64, 4);
    }

    fn write_u64(&mut self, i: u64) {
        self.short(i, 8);
    }

    fn write_usize(&mut self, i: usize) {
        self.short(i as u64, 8);
    }

    fn finish(&self) -> u64 {
        let mut s = self.clone();
        let last = ((self.length as u64 & 0xff) << 56) | self.tail;
        s.word(last);
        s.v2 ^= 0xff;
        s.round();
        s.round();
        s.round();
        s.v0 ^ s.v1 ^ s.v2 ^ s.v3
    }
}

impl Default for DefaultHasher {
    fn default() -> DefaultHasher {
        DefaultHasher::new()
    }
}

impl fmt::Debug for DefaultHasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DefaultHasher(SipHasher13 { .. })")
    }
}

/// Makes the hashers of `HashMap`. The keys are fixed, so that every run of a program is the same.
#[picture(opaque)]
#[derive(Clone)]
#[origin = "std::hash::random"]
pub struct RandomState {
    k0: u64,
    k1: u64,
}

impl RandomState {
    #[must_use]
    pub fn new() -> RandomState {
        RandomState { k0: 0x243f_6a88_85a3_08d3, k1: 0x1319_8a2e_0370_7344 }
    }
}

impl BuildHasher for RandomState {
    type Hasher = DefaultHasher;
    fn build_hasher(&self) -> DefaultHasher {
        DefaultHasher::with_keys(self.k0, self.k1)
    }
}

impl Default for RandomState {
    fn default() -> RandomState {
        RandomState::new()
    }
}

impl fmt::Debug for RandomState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RandomState { .. }")
    }
}
