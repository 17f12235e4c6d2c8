//! Currencies by their codes (ISO 4217), with the decimals that their coins go down to.

use std::str;

/// A currency that is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency([u8; 3]);

/// Currencies whose smallest coin, of the standard's minor units and in use, is not the hundredth.
const WHOLE: &str = "BIF CLP DJF GNF IDR ISK JPY KMF KRW LAK PYG RWF UGX UYI VND VUV XAF XOF XPF";
const THOUSANDTHS: &str = "BHD IQD JOD KWD LYD OMR TND";
const HUNDREDTHS: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD \
    CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG \
    HUF ILS INR IRR JMD KES KGS KHR KPW KYD KZT LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR \
    MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP \
    STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD XCG YER ZAR ZMW ZWG";

impl Currency {
    /// Returns the currency of a code, in capitals.
    pub fn parse(code: &str) -> Option<Self> {
        let known = |codes: &str| codes.split_whitespace().any(|known| known == code);
        let is_known = [HUNDREDTHS, WHOLE, THOUSANDTHS].into_iter().any(known);
        is_known.then(|| code.as_bytes().try_into().ok().map(Self)).flatten()
    }

    /// Returns its code.
    pub fn code(&self) -> &str {
        str::from_utf8(&self.0).expect("invariant: codes are ASCII")
    }

    /// Returns how many decimals an amount has that is not whole.
    pub fn decimals(self) -> u8 {
        let among = |codes: &str| codes.split_whitespace().any(|code| code == self.code());
        if among(WHOLE) {
            0
        } else if among(THOUSANDTHS) {
            3
        } else {
            2
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standard() {
        for (code, decimals) in
            [("VND", Some(0)), ("USD", Some(2)), ("KWD", Some(3)), ("usd", None), ("USB", None), ("", None)]
        {
            assert_eq!(Currency::parse(code).map(Currency::decimals), decimals, "{code}");
        }
        let mut codes: Vec<&str> =
            [HUNDREDTHS, WHOLE, THOUSANDTHS].into_iter().flat_map(str::split_whitespace).collect();
        assert!(
            codes.iter().all(|code| Currency::parse(code).is_some_and(|currency| currency.code() == *code))
        );
        codes.sort_unstable();
        let count = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }
}
