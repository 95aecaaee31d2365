//! Numbers in Crockford's base 32: digits and capitals without I, L, O and U.

const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The last `N` digits of a number.
pub(super) fn write<const N: usize>(number: u128) -> String {
    let digit = |place: usize| {
        let index = usize::try_from((number >> (5 * place)) & 31).unwrap_or_default();
        char::from(DIGITS.get(index).copied().unwrap_or(b'0'))
    };
    (0..N).rev().map(digit).collect()
}

/// The number of exactly `N` digits; `None` for anything else and for more than 128 bits.
pub(super) fn read<const N: usize>(text: &str) -> Option<u128> {
    if text.len() != N {
        return None;
    }
    text.bytes().try_fold(0_u128, |number, byte| {
        let digit = DIGITS.iter().position(|known| *known == byte)?;
        number.checked_mul(32)?.checked_add(u128::try_from(digit).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_of_the_range_come_back() {
        for number in [0, 1, 31, 32, u128::MAX] {
            assert_eq!(read::<26>(&write::<26>(number)), Some(number));
        }
        assert_eq!(read::<26>(&"Z".repeat(26)), None, "130 bits");
        assert_eq!(read::<3>("0U0"), None);
        assert_eq!(read::<3>("00"), None);
    }
}
