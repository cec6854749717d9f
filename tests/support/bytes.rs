//! Random bytes read as choices, one after the other; where they end, the first choice is taken.

/// What is left of the bytes.
pub struct Bytes<'a> {
    rest: std::slice::Iter<'a, u8>,
}

impl<'a> Bytes<'a> {
    /// All of them.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes.iter() }
    }

    /// A number from 0 on, below this one.
    pub fn number(&mut self, below: usize) -> usize {
        usize::from(self.rest.next().copied().unwrap_or(0)) % below
    }

    /// One of some texts that ¶ divides.
    pub fn one_of<'t>(&mut self, divided: &'t str) -> &'t str {
        let at = self.number(divided.split('¶').count());
        divided.split('¶').nth(at).unwrap_or_default()
    }

    /// Any character of all; now and then none.
    pub fn character(&mut self) -> Option<char> {
        let number = self.number(256) * 256 + self.number(256) + self.number(4) * 0x1_0000;
        u32::try_from(number).ok().and_then(char::from_u32)
    }

    /// Are there none left?
    pub fn is_empty(&self) -> bool {
        self.rest.len() == 0
    }
}
