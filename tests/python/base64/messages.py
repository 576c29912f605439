def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import base64
text = 'The quick brown fox — jumps'
e = base64.b64encode(text.encode()).decode()
print(e, base64.b64decode(e).decode() == text, len(e) % 4)
print(base64.encodebytes(bytes(range(100))).decode())
print(base64.standard_b64encode(b'?>') , base64.urlsafe_b64encode(b'?>~'), base64.standard_b64decode(b'Pz4='))
