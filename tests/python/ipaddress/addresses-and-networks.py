from ipaddress import *

home = ip_address("192.168.0.1")
print(repr(home), home, int(home), home.packed, home + 300, home - 1, home.reverse_pointer, home.version, home.max_prefixlen)
print(home.is_private, home.is_global, home.is_loopback, home.is_multicast, home.is_reserved, home.is_link_local, home.is_unspecified)
print(home < ip_address("192.168.0.10"), home == ip_address(3232235521), hash(home) == hash(ip_address("192.168.0.1")))
print(f"{home:b} {home:#x} {home:_b} {home:>20s}|")
six = ip_address("2001:0db8:0:0:0:0:0:1")
print(repr(six), six.exploded, six.compressed, six.is_private, f"{six:x}", six.reverse_pointer)
for text in "::", "::1", "1::", "fe80::1%eth0", "::ffff:1.2.3.4", "1:0:0:2:0:0:0:3", "2002:102:304::", "2001:0:4136:e378:8000:63bf:3fff:fdd2":
    a = IPv6Address(text)
    print(a, a.exploded if "%" not in text else "", a.scope_id, a.ipv4_mapped, a.sixtofour, a.teredo, a.is_loopback, a.is_link_local)

net = ip_network("192.168.4.0/29")
print(repr(net), net.netmask, net.hostmask, net.broadcast_address, net.num_addresses, net.prefixlen, net[1], net[-1])
print(list(map(str, net.hosts())), len(list(net)), ip_address("192.168.4.5") in net, home in net)
print(list(net.subnets()), list(net.subnets(new_prefix=31)), net.supernet(), net.supernet(new_prefix=8))
print(net.with_netmask, net.with_hostmask, net.with_prefixlen, net.exploded)
print(net.overlaps(ip_network("192.168.4.4/30")), net.subnet_of(ip_network("192.168.0.0/16")), net.supernet_of(net))
print(list(net.address_exclude(ip_network("192.168.4.2/31"))), net.compare_networks(ip_network("10.0.0.0/8")))
print(ip_network("10.0.0.5/255.255.255.0", strict=False), ip_network("10.0.0.0/0.0.0.255"), ip_network((0x0a000000, 8)), ip_network("::/120"))
print(sorted(map(ip_network, ["10.1.0.0/16", "10.0.0.0/8", "9.0.0.0/8"])))
print(list(summarize_address_range(ip_address("10.0.0.3"), ip_address("10.0.0.9"))))
print(list(collapse_addresses(map(ip_network, ["10.0.0.0/25", "10.0.0.128/25", "10.0.2.0/24"]))))

face = ip_interface("192.168.4.5/24")
print(repr(face), face.ip, face.network, face.with_netmask, face.netmask, face == ip_interface("192.168.4.5/25"), face == face.ip)

for make, given in ((ip_address, "300.1.1.1"), (ip_address, "::x"), (ip_network, "10.0.0.1/8"), (IPv4Address, "1.2.3"), (IPv4Address, "1.2.3.300"),
                    (IPv4Address, "1.2.3.a"), (IPv4Address, "01.2.3.4"), (IPv4Address, "1..2.3"), (IPv4Address, "1.2.3.1234"), (IPv4Address, ""),
                    (IPv4Address, -1), (IPv4Address, 2 ** 32), (IPv4Address, b"123"), (IPv4Address, "1.2.3.4/8"), (IPv6Address, "1:2"),
                    (IPv6Address, "1:2:3:4:5:6:7:8:9:a"), (IPv6Address, "::1::"), (IPv6Address, ":1:2:3:4:5:6:7"), (IPv6Address, "12345::"),
                    (IPv6Address, "::g"), (IPv4Network, "10.0.0.0/33"), (IPv4Network, "10.0.0.0/8/8"), (ip_interface, "x"), (ip_address, None)):
    try:
        print(make(given))
    except ValueError as error:
        print(type(error).__name__, error)
try:
    home < six
except TypeError as error:
    print(error)
try:
    home + "1"
except TypeError as error:
    print(error)
