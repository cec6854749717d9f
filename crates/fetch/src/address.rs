//! Which addresses are inside the person's own network.
//!
//! A page on the internet must not make this machine talk to its router or its other programs,
//! so addresses that the internet at large can't reach are refused unless the person asked for
//! them. The ranges are those of the IANA special-purpose registries (RFC 6890), with two
//! exceptions, both because refusing them would cut people off: documentation ranges reach
//! nobody, and 198.18.0.0/15 is what some local proxies answer for every name.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Endings of names that never lead to the public internet (RFC 6761, 6762 appendix G, 8375).
const PRIVATE_ENDINGS: [&str; 9] = [
    "localhost",
    "local",
    "internal",
    "intranet",
    "private",
    "corp",
    "home",
    "lan",
    "home.arpa",
];

/// Whether the host is plainly on this machine or in its own network, by its literal address or
/// its name, without looking the name up.
pub fn is_private_host(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => is_private_v4(ip),
        Some(Host::Ipv6(ip)) => is_private_v6(ip),
        Some(Host::Domain(name)) => is_private_name(name),
        None => false,
    }
}

/// The address without `user:password@`, fit for logs, errors and exports.
pub fn without_credentials(url: &Url) -> Url {
    let mut url = url.clone();
    // Both fail only for addresses that can't hold credentials in the first place.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url
}

/// Whether both name the same machine as far as trust goes: the same host, or both loopback.
pub(crate) fn is_same_machine(one: &Url, other: &Url) -> bool {
    one.host() == other.host() || (is_loopback(one) && is_loopback(other))
}

/// Whether connecting to this address would stay inside the person's own network.
pub(crate) fn is_private_ip(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_private_v4(ip),
        IpAddr::V6(ip) => is_private_v6(ip),
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => ends_with_label(name.trim_end_matches('.'), "localhost"),
        None => false,
    }
}

fn is_private_name(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    // A name of one label is answered by the local network's search list or not at all.
    !name.contains('.')
        || PRIVATE_ENDINGS
            .iter()
            .any(|ending| ends_with_label(name, ending))
}

/// Whether `name` is `ending` or lies below it. Url has made both lower case.
fn ends_with_label(name: &str, ending: &str) -> bool {
    name.strip_suffix(ending)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

fn is_private_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let is_this_network = a == 0;
    let is_carrier_nat = a == 100 && b & 0b1100_0000 == 64; // RFC 6598
    let is_protocol_assignment = [a, b, c] == [192, 0, 0]; // RFC 6890
    let is_reserved = a >= 240;
    ip.is_loopback()
        || ip.is_private()
        || ip.is_link_local()
        || ip.is_multicast()
        || is_this_network
        || is_carrier_nat
        || is_protocol_assignment
        || is_reserved
}

fn is_private_v6(ip: Ipv6Addr) -> bool {
    let is_local_nat64 = matches!(ip.segments(), [0x64, 0xff9b, 1, ..]); // RFC 8215
    let is_discard = matches!(ip.segments(), [0x100, 0, 0, 0, ..]); // RFC 6666
    let is_site_local = ip.segments()[0] & 0xffc0 == 0xfec0; // RFC 3879
    ip.is_loopback()
        || ip.is_unspecified()
        || ip.is_unique_local()
        || ip.is_unicast_link_local()
        || ip.is_multicast()
        || is_local_nat64
        || is_discard
        || is_site_local
        || embedded(ip).into_iter().flatten().any(is_private_v4)
}

/// The IPv4 addresses that a transition mechanism would make of this address.
///
/// NAT64 itself is not refused: behind it every site of the old internet has such an address.
fn embedded(ip: Ipv6Addr) -> [Option<Ipv4Addr>; 2] {
    let v4 = |high: u16, low: u16| Some(Ipv4Addr::from(u32::from(high) << 16 | u32::from(low)));
    match ip.segments() {
        // Mapped and compatible (RFC 4291 §2.5.5), translated (RFC 2765).
        [0, 0, 0, 0, 0, 0 | 0xffff, a, b] | [0, 0, 0, 0, 0xffff, 0, a, b] => [v4(a, b), None],
        // NAT64 (RFC 6052).
        [0x64, 0xff9b, 0, 0, 0, 0, a, b] => [v4(a, b), None],
        // 6to4 (RFC 3056).
        [0x2002, a, b, ..] => [v4(a, b), None],
        // Teredo (RFC 4380): the server, and the client with its bits turned.
        [0x2001, 0, a, b, _, _, c, d] => [v4(a, b), v4(!c, !d)],
        _ => [None, None],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(private: bool, hosts: &[&str]) {
        for host in hosts {
            let url = Url::parse(&format!("http://{host}/")).unwrap();
            assert_eq!(is_private_host(&url), private, "{host}");
        }
    }

    #[test]
    fn the_own_machine_and_network_are_private() {
        check(
            true,
            &[
                "127.0.0.1",
                "127.8.9.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
            ],
        );
        check(
            true,
            &[
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
            ],
        );
        check(
            true,
            &[
                "224.0.0.1",
                "255.255.255.255",
                "[::]",
                "[::1]",
                "[fe80::1]",
                "[fd00::1]",
                "[fec0::1]",
                "[ff02::1]",
            ],
        );
    }

    #[test]
    fn odd_spellings_of_an_address_are_seen_through() {
        check(true, &["2130706433", "0x7f.1", "0177.0.0.1", "127.1"]);
    }

    #[test]
    fn private_addresses_in_a_public_wrapping_are_private() {
        check(
            true,
            &[
                "[::ffff:10.0.0.1]",
                "[::ffff:127.0.0.1]",
                "[::10.0.0.1]",
                "[::ffff:0:10.0.0.1]",
            ],
        );
        check(
            true,
            &[
                "[64:ff9b::10.0.0.1]",
                "[64:ff9b:1::808:808]",
                "[2002:a00:1::1]",
                "[2002:7f00:1::]",
            ],
        );
        // Teredo: server 10.0.0.1; then client 192.168.1.1 with its bits turned.
        check(
            true,
            &["[2001:0:a00:1::]", "[2001:0:808:808:0:0:3f57:fefe]"],
        );
    }

    #[test]
    fn the_internet_is_public() {
        check(
            false,
            &[
                "8.8.8.8",
                "100.128.0.1",
                "172.32.0.1",
                "192.0.2.1",
                "198.18.0.7",
                "[2606:4700::1111]",
            ],
        );
        check(
            false,
            &[
                "[::ffff:8.8.8.8]",
                "[64:ff9b::808:808]",
                "[2002:808:808::1]",
                "example.org",
                "notlocalhost.org",
            ],
        );
    }

    #[test]
    fn names_of_the_own_network_are_private() {
        check(
            true,
            &[
                "localhost",
                "LOCALHOST",
                "a.localhost",
                "localhost.",
                "nas",
                "nas.local",
                "printer.lan",
                "fritz.home.arpa",
            ],
        );
        check(false, &["local.example.org", "mylocal.org", "home.co"]);
    }

    #[test]
    fn credentials_are_taken_out_and_nothing_else() {
        let url = Url::parse("https://me:secret@example.org:8443/a?b#c").unwrap();
        assert_eq!(
            without_credentials(&url).as_str(),
            "https://example.org:8443/a?b#c"
        );
    }
}
