import ipaddress
def t(f, *a):
    try: return f(*a)
    except Exception as e: return f'{type(e).__name__}: {e}'
a = ipaddress.ip_address('fe80::1%a')
print(a, repr(a), a.scope_id, a == ipaddress.ip_address('fe80::1'), a.compressed, t(lambda: a.exploded), ipaddress.ip_address('fe80::1').exploded)
print(repr(ipaddress.ip_interface('fe80::1%a/64')), t(ipaddress.IPv6Address, 'fe80::1%'), t(ipaddress.ip_address, '1.2.3.4%a'), t(ipaddress.ip_address, '::1%a%b'))
